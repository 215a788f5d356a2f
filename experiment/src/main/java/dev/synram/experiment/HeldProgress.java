package dev.synram.experiment;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The progress of work in another thread, one task after the other, which is shown from some time on. */
final class HeldProgress implements Progress {

    private Progress shown = Progress.NONE;
    private boolean cancelled;
    private @Nullable Held current;

    @Override
    public synchronized Task begin(String name, long steps) {
        Held begun = new Held(name, steps, shown.begin(name, steps));
        current = begun;
        return begun;
    }

    /** Shows what is being done and what comes after it. */
    synchronized void showIn(Progress progress) {
        shown = progress;
        if (current != null) {
            current.move(progress);
        }
    }

    /** Lets the work fail with a {@link CancellationException} at its next step. */
    synchronized void cancel() {
        cancelled = true;
    }

    /** One task. */
    private final class Held implements Task {

        private final String name;
        private final long steps;
        private long done;
        private Task target;

        Held(String name, long steps, Task target) {
            this.name = name;
            this.steps = steps;
            this.target = target;
        }

        void move(Progress progress) {
            target.close();
            target = progress.begin(name, steps);
            target.advance(done);
        }

        @Override
        public void advance(long more) {
            synchronized (HeldProgress.this) {
                if (cancelled) {
                    throw new CancellationException(name);
                }
                done += more;
                target.advance(more);
            }
        }

        @Override
        public void close() {
            synchronized (HeldProgress.this) {
                current = null;
                target.close();
            }
        }
    }
}
