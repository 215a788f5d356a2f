package dev.synram.experiment;

/** Reports the progress of tasks. */
@FunctionalInterface
public interface Progress {

    /** The number of steps of a task of unknown length. */
    long UNKNOWN = -1;

    /** Begins a task with a number of steps. */
    Task begin(String name, long steps);

    /** Reports nothing. */
    Progress NONE = (_, _) -> new Task() {
        @Override
        public void advance(long steps) {
            // Nothing is reported.
        }

        @Override
        public void close() {
            // Nothing was reported.
        }
    };

    /** A task that runs until it is closed. */
    interface Task extends AutoCloseable {

        /** Reports a number of completed steps. */
        void advance(long steps);

        @Override
        void close();
    }
}
