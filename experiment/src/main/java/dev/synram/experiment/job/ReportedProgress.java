package dev.synram.experiment.job;

import dev.synram.experiment.Progress;
import dev.synram.files.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Progress as lines of JSON: when a task begins and ends, and about once a second between.
 *
 * @param lines receives them
 */
record ReportedProgress(Consumer<String> lines) implements Progress {

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public Task begin(String name, long steps) {
        ReportedTask task = new ReportedTask(name, steps);
        task.report();
        return task;
    }

    private final class ReportedTask implements Task {

        private final String name;
        private final long steps;
        private long done;
        private long reported;
        private long reportedNanos;

        ReportedTask(String name, long steps) {
            this.name = name;
            this.steps = steps;
        }

        private void report() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("step", name);
            fields.put("done", done);
            if (steps != UNKNOWN) {
                fields.put("of", steps);
            }
            lines.accept(JsonText.line(fields));
            reported = done;
            reportedNanos = System.nanoTime();
        }

        @Override
        public synchronized void advance(long more) {
            done += more;
            if (System.nanoTime() - reportedNanos >= EVERY_NANOS) {
                report();
            }
        }

        @Override
        public synchronized void close() {
            if (done != reported) {
                report();
            }
        }
    }
}
