package dev.synram.cli;

import dev.synram.training.TrainingListener;
import dev.synram.training.TrainingSettings;
import dev.synram.training.TrainingState;

/** Shows a training's progress, keeps its state after each epoch, and measures how fast it trains. */
final class EpochProgress implements TrainingListener, AutoCloseable {

    private final Progress.Task task;
    private final Checkpoint checkpoint;
    private int epochs;
    private long nanos;
    private long last = System.nanoTime();

    private EpochProgress(Progress.Task task, Checkpoint checkpoint) {
        this.task = task;
        this.checkpoint = checkpoint;
    }

    /** Begins, behind the epochs that an earlier run has done. */
    static EpochProgress begin(
            Progress progress,
            String name,
            TrainingSettings settings,
            int samples,
            TrainingState start,
            Checkpoint checkpoint) {
        long batches = Math.ceilDiv(samples, settings.batch());
        String title = "%s, %d epochs".formatted(name, settings.epochs());
        Progress.Task task = progress.begin(title, batches * settings.epochs());
        task.advance(batches * start.epochs());
        return new EpochProgress(task, checkpoint);
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
