package dev.synram.cli;

import dev.synram.training.TrainingListener;
import dev.synram.training.TrainingState;

/** Shows a training's progress, keeps its state after each epoch, and measures how fast it trains. */
final class EpochProgress implements TrainingListener, AutoCloseable {

    private final Progress.Task task;
    private final Checkpoint checkpoint;
    private int epochs;
    private long nanos;
    private long last = System.nanoTime();

    /**
     * Begins.
     *
     * @param done batches that an earlier run has done
     */
    EpochProgress(Progress progress, String name, long batches, long done, Checkpoint checkpoint) {
        task = progress.begin(name, batches);
        task.advance(done);
        this.checkpoint = checkpoint;
    }

    @Override
    public void batchDone() {
        long now = System.nanoTime();
        nanos += now - last;
        last = now;
        task.advance(1);
    }

    @Override
    public void epochDone(TrainingState state) {
        epochs++;
        checkpoint.save(state);
        last = System.nanoTime();
    }

    /** Epochs a second, without what is done between them; NaN if there were none. */
    double epochsPerSecond() {
        return epochs / (nanos / 1e9);
    }

    @Override
    public void close() {
        task.close();
    }
}
