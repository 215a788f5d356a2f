package dev.synram.experiment;

/** Shows what the program is doing. */
@FunctionalInterface
public interface Progress {

    /** The number of steps of a task whose length is not known. */
    long UNKNOWN = -1;

    /** Begins a task of a number of steps. */
    Task begin(String name, long steps);

    /** Shows nothing. */
    Progress NONE = (_, _) -> new Task() {
        @Override
        public void advance(long steps) {
            // Nothing is shown.
        }

        @Override
        public void close() {
            // Nothing was shown.
        }
    };

    /** A task that goes on until it is closed. */
    interface Task extends AutoCloseable {

        /** Some steps are done. */
        void advance(long steps);

        @Override
        void close();
    }
}
