package dev.synram.cli.console;

import dev.synram.experiment.Progress;
import java.io.PrintStream;

/**
 * One line a task, for logs and pipes.
 *
 * @param out where the lines go
 */
record PlainProgress(PrintStream out) implements Progress {

    @Override
    public Task begin(String name, long steps) {
        out.println(name);
        return new Task() {
            @Override
            public void advance(long done) {
                // A log does not show steps.
            }

            @Override
            public void close() {
                // Nothing to take away.
            }
        };
    }
}
