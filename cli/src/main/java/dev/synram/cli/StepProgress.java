package dev.synram.cli;

import dev.synram.experiment.Progress;
import org.jspecify.annotations.Nullable;

/** Shows steps one after the other, each under its own name. */
final class StepProgress implements AutoCloseable {

    private final Progress progress;
    private final int steps;
    private int begun;
    private Progress.@Nullable Task current;

    StepProgress(Progress progress, int steps) {
        this.progress = progress;
        this.steps = steps;
    }

    /** The step before is done, and this one begins. */
    void begin(String title) {
        close();
        begun++;
        current = progress.begin("%2d/%d %s".formatted(begun, steps, title), 1);
    }

    @Override
    public void close() {
        if (current != null) {
            current.advance(1);
            current.close();
            current = null;
        }
    }
}
