package dev.synram.cli.console;

import dev.synram.experiment.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar a task, for terminals; below its name on narrow ones.
 *
 * @param out the terminal
 */
record TerminalProgress(PrintStream out) implements Progress {

    /** Bars on a terminal, one plain line a task elsewhere. */
    static Progress orPlain(PrintStream out) {
        Progress shown = Console.isTerminal() ? new TerminalProgress(out) : new PlainProgress(out);
        return (name, steps) -> shown.begin(TerminalText.escaped(name), steps);
    }

    private static final int UPDATE_MILLIS = 200;
    private static final int NAME_WIDTH = 34;

    /** Fewest columns for a name, a bar and its numbers in one line. */
    private static final int WIDE = 72;

    @Override
    public Task begin(String name, long steps) {
        ConsoleProgressBarConsumer consumer = new ConsoleProgressBarConsumer(out);
        boolean isNarrow = consumer.getMaxRenderedLength() < WIDE;
        if (isNarrow) {
            out.println(name);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(isNarrow ? "" : name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())))
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(consumer)
                .build();
        return new Task() {
            @Override
            public void advance(long done) {
                bar.stepBy(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
