package dev.synram.experiment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows steps one after the other, each under its own name. */
public final class StepProgress implements AutoCloseable {

    private final Progress progress;
    private final int steps;
    private int begun;
    private Progress.@Nullable Task current;

    /**
     * Shows steps of one piece of work.
     *
     * @param progress that shows them
     * @param steps how many there will be
     */
    public StepProgress(Progress progress, int steps) {
        this.progress = progress;
        this.steps = steps;
    }

    /** The step before is done, and this one begins. */
    public void begin(String title) {
        close();
        begun++;
        current = progress.begin(String.format(Locale.ROOT, "%2d/%s %s", begun, steps, title), 1);
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
