package dev.synram.cli;

import java.io.Console;
import java.io.PrintStream;

/** Shows what the program is doing. */
@FunctionalInterface
interface Progress {

    /** The number of steps of a task whose length is not known. */
    long UNKNOWN = -1;

    /** Begins a task of a number of steps. */
    Task begin(String name, long steps);

    /** Shows nothing. */
    Progress NONE = (_, _) -> new Task() {
        @Override
        public void advance(long steps) {
            // Nobody looks.
        }

        @Override
        public void close() {
            // Nothing to take away.
        }
    };

    /** A task that goes on until it is closed. */
    interface Task extends AutoCloseable {

        /** Some steps are done. */
        void advance(long steps);

        @Override
        void close();
    }

    /** Bars on a terminal, one plain line a task elsewhere. */
    @SuppressWarnings("SystemConsoleNull") // null is still in its contract
    static Progress forConsole(PrintStream out) {
        Console console = System.console();
        Progress shown = console != null && console.isTerminal() ? new TerminalProgress(out) : new PlainProgress(out);
        return (name, steps) -> shown.begin(TerminalText.escaped(name), steps);
    }
}
