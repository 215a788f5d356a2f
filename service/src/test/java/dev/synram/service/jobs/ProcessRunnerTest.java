package dev.synram.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synram.experiment.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How processes of jobs end. */
@Timeout(120)
class ProcessRunnerTest {

    @TempDir
    private Path folder;

    private final List<String> steps = new CopyOnWriteArrayList<>();

    private JobRun begin(String order) throws IOException {
        JobFolder job = new JobFolder(folder).create();
        Files.writeString(job.order(), order);
        return new ProcessRunner().begin(job, 1, steps::add);
    }

    private CompletableFuture<JobOutcome> awaitFirstStep(JobRun run) throws InterruptedException {
        CompletableFuture<JobOutcome> outcome = CompletableFuture.supplyAsync(run::await);
        while (steps.isEmpty() && !outcome.isDone()) {
            Thread.sleep(5);
        }
        return outcome;
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current().children().toList();
    }

    @Test
    void aFailureIsInTheWordsOfTheJob() throws Exception {
        assertThat(begin("{\"kind\":\"none\"}").await())
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("kind is 'none'; it must be one of [calibration"));
        assertThat(steps).isEmpty();
    }

    @Test
    void aStoppedJobHasNotFailed() throws Exception {
        JobRun run = begin("{\"kind\":\"calibration\"}");
        CompletableFuture<JobOutcome> outcome = awaitFirstStep(run);
        run.stop();
        assertThat(outcome.join()).isInstanceOf(JobOutcome.Stopped.class);
        assertThat(workers()).isEmpty();
    }

    @Test
    void aKilledProcessIsAFailureOfTheJob() throws Exception {
        CompletableFuture<JobOutcome> outcome = awaitFirstStep(begin("{\"kind\":\"calibration\"}"));
        workers().forEach(ProcessHandle::destroyForcibly);
        assertThat(outcome.join())
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.reason())
                                .startsWith("the job's process was killed, perhaps because memory is short"));
    }

    /** Fields 19 and 41 of the kernel's statistics are the nice value and the policy, of which 5 is SCHED_IDLE. */
    @Test
    void jobsHaveTheLowestPriority() throws Exception {
        assumeThat(Path.of("/usr/bin/chrt")).isExecutable();
        JobRun run = begin("{\"kind\":\"calibration\"}");
        CompletableFuture<JobOutcome> outcome = awaitFirstStep(run);
        String statistics = Files.readString(
                Path.of("/proc", String.valueOf(workers().getFirst().pid()), "stat"));
        run.stop();
        outcome.join();
        // After the name of the program, which may have blanks, comes field 3.
        String[] fields = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ", -1);
        assertThat(fields[19 - 3]).isEqualTo("19");
        assertThat(fields[41 - 3]).isEqualTo("5");
    }
}
