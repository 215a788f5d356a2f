package dev.synram.service.jobs;

import dev.synram.experiment.job.JobFolder;
import dev.synram.files.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Work that ends when a test says so. */
final class FakeRunner implements JobRunner {

    private final List<FakeRun> runs = new CopyOnWriteArrayList<>();

    /**
     * Work that has begun.
     *
     * @param folder of the job
     * @param threads of the job
     * @param progress receives steps
     * @param end when it comes
     */
    record FakeRun(JobFolder folder, int threads, Consumer<String> progress, CompletableFuture<JobOutcome> end)
            implements JobRun {

        void step(String name) {
            progress.accept(JsonText.line(Map.of("step", name)));
        }

        void succeed() {
            try {
                Files.writeString(folder.results().resolve("result.json"), "{}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            end.complete(new JobOutcome.Succeeded());
        }

        void fail(String reason) {
            end.complete(new JobOutcome.Failed(reason));
        }

        /** The chip seed of the order tells jobs apart. */
        String order() {
            try {
                return Files.readString(folder.order());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public JobOutcome await() {
            return end.join();
        }

        @Override
        public void stop() {
            end.complete(new JobOutcome.Stopped());
        }
    }

    @Override
    public JobRun begin(JobFolder folder, int threads, Consumer<String> progress) {
        FakeRun run = new FakeRun(folder, threads, progress, new CompletableFuture<>());
        runs.add(run);
        return run;
    }

    /** Waits until so much work has begun. */
    FakeRun run(int number) {
        while (runs.size() <= number) {
            Thread.onSpinWait();
        }
        return runs.get(number);
    }

    int begun() {
        return runs.size();
    }
}
