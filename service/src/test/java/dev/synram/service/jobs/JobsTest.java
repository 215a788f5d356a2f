package dev.synram.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.JobSettings;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import dev.synram.service.security.Role;
import dev.synram.service.security.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JobsTest {

    private static final User ANN = new User("ann", Role.USER);
    private static final User BOB = new User("bob", Role.USER);
    private static final User ADMIN = new User("root", Role.ADMIN);
    private static final Optional<String> NO_KEY = Optional.empty();

    @TempDir
    private Path folder;

    private final List<StoredJob> told = new CopyOnWriteArrayList<>();
    private FakeRunner runner = new FakeRunner();

    private Jobs open() {
        return open(JobSettings.in(folder));
    }

    private Jobs open(JobSettings settings) {
        runner = new FakeRunner();
        return new Jobs(settings, told::add, runner);
    }

    private static byte[] order(int chipSeed) {
        return "{\"kind\":\"calibration\",\"chip_seed\":%s}".formatted(chipSeed).getBytes(StandardCharsets.UTF_8);
    }

    private static StoredJob submit(Jobs jobs, User user, int chipSeed) {
        return jobs.submit(user, NO_KEY, order(chipSeed)).job();
    }

    private static void await(Jobs jobs, StoredJob job, JobState state) throws InterruptedException {
        while (jobs.get(ADMIN, job.id()).state() != state) {
            Thread.sleep(1);
        }
    }

    private static void assertRefused(Problem problem, String begin, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem))
                .hasMessageStartingWith(begin);
    }

    @Test
    void aJobLeavesItsResults() throws Exception {
        try (Jobs jobs = open()) {
            StoredJob job = submit(jobs, ANN, 7);
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            FakeRunner.FakeRun run = runner.run(0);
            assertThat(run.order()).isEqualTo(new String(order(7), StandardCharsets.UTF_8));
            assertThat(jobs.results(jobs.get(ANN, job.id()))).isEmpty();
            run.succeed();
            await(jobs, job, JobState.SUCCEEDED);
            StoredJob ended = jobs.get(ANN, job.id());
            assertThat(jobs.results(ended)).containsExactly("result.json");
            assertThat(Files.readString(jobs.result(ended, "result.json"))).isEqualTo("{}");
            for (String name : List.of("order.json", "../order.json", "../../jobs.db", "calibration.json", "")) {
                assertRefused(Problem.NOT_FOUND, "job " + job.id(), () -> jobs.result(ended, name));
            }
            while (told.size() < 2) {
                Thread.sleep(1);
            }
            assertThat(told).extracting(StoredJob::state).containsExactly(JobState.QUEUED, JobState.SUCCEEDED);
        }
    }

    @Test
    void aFailureHasItsReasonAndTheNextJobBegins() throws Exception {
        try (Jobs jobs = open()) {
            StoredJob first = submit(jobs, ANN, 1);
            StoredJob second = submit(jobs, ANN, 2);
            runner.run(0).fail("no such chip");
            await(jobs, first, JobState.FAILED);
            assertThat(jobs.get(ANN, first.id()).error()).hasValue("no such chip");
            runner.run(1).succeed();
            await(jobs, second, JobState.SUCCEEDED);
        }
    }

    @Test
    void theSameKeyGivesTheSameJob() {
        try (Jobs jobs = open()) {
            Jobs.Submission first = jobs.submit(ANN, Optional.of("k"), order(1));
            Jobs.Submission again = jobs.submit(ANN, Optional.of("k"), order(1));
            assertThat(first.added()).isTrue();
            assertThat(again.added()).isFalse();
            assertThat(again.job().id()).isEqualTo(first.job().id());
            assertRefused(
                    Problem.CONFLICT, "job " + first.job().id(), () -> jobs.submit(ANN, Optional.of("k"), order(2)));
            assertThat(jobs.submit(BOB, Optional.of("k"), order(2)).added()).isTrue();
            assertThat(jobs.list(ADMIN)).hasSize(2);
        }
    }

    @Test
    void wrongOrdersAreNotTaken() {
        try (Jobs jobs = open()) {
            for (String order : List.of(
                    "",
                    "[]",
                    "{}",
                    "{\"kind\":\"none\"}",
                    "{\"kind\":\"calibration\",\"more\":1}",
                    "{\"kind\":\"calibration\",\"effort\":\"some\"}",
                    "{\"kind\":\"calibration\",\"chip_seed\":\"1\"}",
                    "{\"kind\":\"calibration\",\"calibration_age_hours\":-1}",
                    "{\"kind\":\"calibration\",\"kind\":\"calibration\"}")) {
                assertRefused(
                        Problem.INVALID, "", () -> jobs.submit(ANN, NO_KEY, order.getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(jobs.list(ADMIN)).isEmpty();
        }
    }

    @Test
    void usersSeeTheirOwnJobsAndAdministratorsAll() {
        try (Jobs jobs = open()) {
            StoredJob ofAnn = submit(jobs, ANN, 1);
            StoredJob ofBob = submit(jobs, BOB, 2);
            assertThat(jobs.list(ANN)).extracting(StoredJob::id).containsExactly(ofAnn.id());
            assertThat(jobs.list(ADMIN)).extracting(StoredJob::id).containsExactly(ofBob.id(), ofAnn.id());
            assertRefused(Problem.NOT_FOUND, "there is no job", () -> jobs.get(BOB, ofAnn.id()));
            assertRefused(Problem.NOT_FOUND, "there is no job", () -> jobs.cancel(BOB, ofAnn.id()));
            assertRefused(Problem.NOT_FOUND, "there is no job", () -> jobs.delete(BOB, ofAnn.id()));
            assertThat(jobs.cancel(ADMIN, ofAnn.id()).state()).isEqualTo(JobState.CANCELLED);
        }
    }

    @Test
    void tooManyJobsAreRefusedForNow() {
        try (Jobs jobs = open(JobSettings.in(folder).withQueue(3, 2))) {
            submit(jobs, ANN, 1);
            runner.run(0); // this one does not wait any more
            submit(jobs, ANN, 2);
            submit(jobs, ANN, 3);
            assertRefused(Problem.QUOTA, "2 jobs of user ann wait already", () -> submit(jobs, ANN, 4));
            submit(jobs, BOB, 5);
            assertThatThrownBy(() -> submit(jobs, BOB, 6)).isInstanceOfSatisfying(RefusedException.class, refused -> {
                assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE);
                assertThat(refused.retryAfterSeconds()).isPositive();
            });
        }
    }

    /**
     * Ann has submitted all of hers before Bob comes; he does not wait for them. In order of arrival, his last job would be the last. Hers are
     * so much longer that a busy machine does not change the order.
     */
    @Test
    void usersReceiveWorkersFairly() {
        try (Jobs jobs = open()) {
            for (int i = 20; i < 24; i++) {
                submit(jobs, ANN, i);
            }
            runner.run(0);
            for (int i = 30; i < 33; i++) {
                submit(jobs, BOB, i);
            }
            List<User> begun = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                FakeRunner.FakeRun run = runner.run(i);
                boolean isBobs = run.order().contains("chip_seed\":3");
                begun.add(isBobs ? BOB : ANN);
                sleep(Duration.ofMillis(isBobs ? 20 : 200));
                run.succeed();
            }
            assertThat(begun).startsWith(ANN, BOB).endsWith(ANN);
            assertThat(begun).filteredOn(BOB::equals).hasSize(3);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cancelledJobsStop() throws Exception {
        try (Jobs jobs = open()) {
            StoredJob running = submit(jobs, ANN, 1);
            StoredJob waiting = submit(jobs, ANN, 2);
            FakeRunner.FakeRun run = runner.run(0);
            assertRefused(Problem.CONFLICT, "job " + waiting.id(), () -> jobs.delete(ANN, waiting.id()));
            assertThat(jobs.cancel(ANN, waiting.id()).state()).isEqualTo(JobState.CANCELLED);
            assertThat(jobs.cancel(ANN, running.id()).state()).isEqualTo(JobState.CANCELLED);
            assertThat(run.await()).isInstanceOf(JobOutcome.Stopped.class);
            StoredJob next = submit(jobs, ANN, 3);
            runner.run(1).succeed();
            await(jobs, next, JobState.SUCCEEDED);
            assertThat(jobs.cancel(ANN, next.id()).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(runner.begun()).isEqualTo(2);
            jobs.delete(ANN, running.id());
            jobs.delete(ANN, next.id());
            assertThat(jobs.list(ANN)).extracting(StoredJob::id).containsExactly(waiting.id());
            assertThat(folder.resolve(next.id())).doesNotExist();
        }
    }

    @Test
    void eventsAreNumberedAndFollowed() throws Exception {
        try (Jobs jobs = open()) {
            StoredJob job = submit(jobs, ANN, 1);
            FakeRunner.FakeRun run = runner.run(0);
            run.step("one");
            List<JobEvent> events = jobs.awaitEvents(job, 0, Duration.ofSeconds(5));
            assertThat(events).extracting(JobEvent::number).containsExactly(1L, 2L, 3L);
            assertThat(events.get(2).data()).isEqualTo("{\"step\":\"one\"}");
            assertThat(jobs.awaitEvents(job, 3, Duration.ZERO)).isEmpty();
            Thread later = Thread.startVirtualThread(() -> run.step("two"));
            assertThat(jobs.awaitEvents(job, 3, Duration.ofSeconds(5)))
                    .containsExactly(new JobEvent(4, "progress", "{\"step\":\"two\"}"));
            later.join();
        }
    }

    @Test
    void aRestartGoesOnWithAllJobs() throws Exception {
        StoredJob first;
        StoredJob second;
        try (Jobs jobs = open()) {
            first = submit(jobs, ANN, 1);
            second = submit(jobs, BOB, 2);
            Files.writeString(runner.run(0).folder().states().resolve("epoch"), "3");
        }
        try (Jobs jobs = open(new JobSettings(folder, 1, 64, 16, 2))) {
            FakeRunner.FakeRun again = runner.run(0);
            assertThat(again.order()).contains("\"chip_seed\":1");
            assertThat(again.threads()).isEqualTo(1);
            assertThat(again.folder().states().resolve("epoch")).hasContent("3");
            again.succeed();
            await(jobs, first, JobState.SUCCEEDED);
            assertThat(jobs.get(ANN, first.id()).attempts()).isEqualTo(2);
            runner.run(1).succeed();
            await(jobs, second, JobState.SUCCEEDED);
            assertThat(again.folder().states()).as("tidied before the next job").doesNotExist();
            assertThat(jobs.submit(BOB, NO_KEY, order(3)).added()).isTrue();
        }
    }

    @Test
    void oneServerUsesAFolder() {
        try (Jobs jobs = open()) {
            assertThatThrownBy(this::open).hasMessageStartingWith("jobs names a folder that another server uses");
            assertThat(jobs.list(ADMIN)).isEmpty();
        }
    }

    @Test
    void theOldestEndedJobsOfAUserAreForgotten() throws Exception {
        try (Jobs jobs = open()) {
            StoredJob oldest = submit(jobs, ANN, 0);
            runner.run(0).succeed();
            await(jobs, oldest, JobState.SUCCEEDED);
            for (int i = 1; i <= Jobs.MOST_KEPT; i++) {
                StoredJob job = submit(jobs, ANN, i);
                runner.run(i).succeed();
                await(jobs, job, JobState.SUCCEEDED);
            }
            while (jobs.list(ANN).size() > Jobs.MOST_KEPT) {
                Thread.sleep(1);
            }
            assertRefused(Problem.NOT_FOUND, "there is no job", () -> jobs.get(ANN, oldest.id()));
            assertThat(folder.resolve(oldest.id())).doesNotExist();
        }
    }
}
