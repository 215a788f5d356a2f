package dev.synram.training;

import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.TrainingState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports a training's progress, stores its state after each epoch and measures its speed. */
public final class EpochProgress implements TrainingListener, AutoCloseable {

    private final Progress.Task task;
    private final Consumer<TrainingState> keep;
    private int epochs;
    private long nanos;
    private long last = System.nanoTime();

    /**
     * Makes a listener.
     *
     * @param task task with one step per batch
     * @param keep stores the state after each epoch
     */
    EpochProgress(Progress.Task task, Consumer<TrainingState> keep) {
        this.task = task;
        this.keep = keep;
    }

    /** Begins a task that already contains the epochs of an earlier run. */
    static Progress.Task task(Progress progress, String name, Hyperparameters settings, int samples, int done) {
        long batches = Math.ceilDiv(samples, settings.batch());
        Progress.Task task =
                progress.begin("%s, %s epochs".formatted(name, settings.epochs()), batches * settings.epochs());
        task.advance(batches * done);
        return task;
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
        keep.accept(state);
        last = System.nanoTime();
    }

    /** Samples per second, without the time between epochs; null if there were none. */
    @Nullable
    Double samplesPerSecond(int samples) {
        return epochs == 0 ? null : epochs * (double) samples / (nanos / 1e9);
    }

    @Override
    public void close() {
        task.close();
    }
}
