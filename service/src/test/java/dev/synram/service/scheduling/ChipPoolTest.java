package dev.synram.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChipPoolTest {

    private static final ServiceLimits LIMITS =
            new ServiceLimits(8, Duration.ZERO, 100, 60, 1_000_000, Duration.ofSeconds(10), 1);

    private static final class Told implements PoolListener {

        private final List<String> events = new ArrayList<>();

        @Override
        public synchronized void ready(String chip, Duration took) {
            events.add("ready " + chip);
        }

        synchronized boolean has(String event) {
            return events.contains(event);
        }

        @Override
        public void computed(ChipReport report, int runs, Duration busy, Duration waited) {}

        @Override
        public synchronized void failed(String chip, String reason) {
            events.add("failed " + chip);
        }
    }

    private final Told told = new Told();

    private ChipPool pool(FakeChip... chips) throws InterruptedException {
        ChipPool pool = new ChipPool(LIMITS, FakeChip.RECALIBRATE_AFTER, told);
        pool.start(Stream.of(chips).map(FakeChip::maker).toList());
        while (!pool.isReady()) {
            Thread.sleep(1);
        }
        return pool;
    }

    private static Work work(String user, int samples) {
        return work(user, "net", samples);
    }

    private static Work work(String user, String model, int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = i + 0.5f;
        }
        return new Work(user, model, values, 1, new Work.SampleShape(1, 1));
    }

    /** Submits work until the only chip holds a batch, so that what follows waits. */
    private static void occupy(ChipPool pool) throws InterruptedException {
        pool.submit(work("first", 1));
        while (pool.waiting() > 0) {
            Thread.sleep(1);
        }
    }

    @Test
    void worksLargerThanABatchAreComputedInSlices() throws Exception {
        FakeChip chip = FakeChip.fast("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            Work work = work("u", 20);
            pool.submit(work);
            work.done().get(5, TimeUnit.SECONDS);
            assertThat(work.results()).isEqualTo(expected(20));
            assertThat(chip.batches()).containsExactly("net x 8", "net x 8", "net x 4");
        }
    }

    private static float[] expected(int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = i + 0.5f;
        }
        return values;
    }

    @Test
    void trialsOfASampleFollowEachOther() throws Exception {
        try (ChipPool pool = pool(FakeChip.fast("a", 1, 1))) {
            Work work = new Work("u", "net", new float[] {1, 2}, 3, new Work.SampleShape(1, 1));
            pool.submit(work);
            work.done().get(5, TimeUnit.SECONDS);
            assertThat(work.results()).containsExactly(1, 1, 1, 2, 2, 2);
        }
    }

    @Test
    void whatWaitsIsBatchedByNetwork() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            occupy(pool);
            List<Work> works =
                    List.of(work("u", "net", 2), work("v", "net", 3), work("v", "other", 1), work("w", "net", 1));
            works.forEach(pool::submit);
            chip.permit(3);
            for (Work work : works) {
                work.done().get(5, TimeUnit.SECONDS);
            }
            assertThat(chip.batches()).containsExactly("net x 1", "net x 6", "other x 1");
        }
    }

    /** A user with ten times as many requests, each ten times as large, gets no more than half while the other has some; otherwise this waits in vain. */
    @Test
    void greedyUsersGetNoMoreThanOthers() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            occupy(pool);
            List<Work> greedy = new ArrayList<>();
            List<Work> modest = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                greedy.add(work("greedy", 10));
                pool.submit(greedy.getLast());
            }
            for (int i = 0; i < 16; i++) {
                modest.add(work("modest", 1));
                pool.submit(modest.getLast());
            }
            chip.permit(1 + 4); // the first one, then 32 samples
            while (modest.stream().filter(work -> work.done().isDone()).count() < Math.round(32 * 0.45)) {
                Thread.sleep(1);
            }
            chip.permit(100);
        }
    }

    @Test
    void boundsRefuseWithTheirReasons() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            occupy(pool);
            pool.submit(work("u", 60));
            assertThatThrownBy(() -> pool.submit(work("u", 1)))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.problem()).isEqualTo(Problem.QUOTA);
                        assertThat(refused.retryAfterSeconds()).isPositive();
                        assertThat(refused)
                                .hasMessage("60 samples of user u wait already, of at most 60; ask again later");
                    });
            pool.submit(work("v", 40));
            assertThatThrownBy(() -> pool.submit(work("w", 1)))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE);
                        assertThat(refused.retryAfterSeconds()).isPositive();
                        assertThat(refused).hasMessageStartingWith("the server is full: 100 samples wait");
                    });
            chip.permit(100);
        }
    }

    @Test
    void aRequestBeyondTheBoundsIsTakenWhenNothingWaits() throws Exception {
        try (ChipPool pool = pool(FakeChip.fast("a", 1, 1))) {
            Work work = work("u", 1000);
            pool.submit(work);
            work.done().get(5, TimeUnit.SECONDS);
            assertThat(work.results()).isEqualTo(expected(1000));
        }
    }

    @Test
    void theWorkOfAFailedChipIsRepeatedElsewhere() throws Exception {
        FakeChip good = FakeChip.waiting("good", 1, 1);
        FakeChip bad = FakeChip.waiting("bad", 1, 1).failingAfter(0);
        try (ChipPool pool = pool(bad, good)) {
            List<Work> works = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                works.add(work("u" + i % 3, 1));
                pool.submit(works.getLast());
            }
            bad.permit(1);
            while (!told.has("failed bad")) {
                Thread.sleep(1);
            }
            good.permit(1000);
            for (Work work : works) {
                work.done().get(5, TimeUnit.SECONDS);
            }
            assertThat(works).allSatisfy(work -> assertThat(work.results()).containsExactly(0.5f));
        }
    }

    @Test
    void withoutChipsWorkIsRefused() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1).failingAfter(1);
        try (ChipPool pool = pool(chip)) {
            occupy(pool);
            Work work = work("u", 20);
            pool.submit(work);
            chip.permit(2);
            assertThatThrownBy(() -> work.done().join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                    .extracting(RefusedException::problem)
                    .isEqualTo(Problem.UNAVAILABLE);
            pool.await();
            assertThat(pool.hasFailed()).isTrue();
            assertThat(pool.isReady()).isFalse();
            assertThatThrownBy(() -> pool.submit(work("u", 1))).hasMessageStartingWith("no chip is left");
            assertThat(told.events).containsExactly("ready a", "failed a");
        }
    }

    @Test
    void anOldCalibrationIsMadeAgainBetweenBatches() throws Exception {
        FakeChip chip = FakeChip.fast("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            chip.become(FakeChip.RECALIBRATE_AFTER);
            while (chip.calibrations() == 1) {
                Work work = work("u", 1);
                pool.submit(work);
                work.done().get(5, TimeUnit.SECONDS);
            }
            assertThat(chip.calibrations()).isEqualTo(2);
            assertThat(told.events).containsExactly("ready a", "ready a");
        }
    }

    @Test
    void whatWasAcceptedIsComputedBeforeTheEnd() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1);
        ChipPool pool = pool(chip);
        occupy(pool);
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            works.add(work("u", 1));
            pool.submit(works.getLast());
        }
        pool.drain();
        assertThat(pool.isReady()).isFalse();
        assertThatThrownBy(() -> pool.submit(work("u", 1))).hasMessageStartingWith("the server is shutting down");
        chip.permit(100);
        pool.close();
        assertThat(works).allSatisfy(work -> assertThat(work.done()).isCompleted());
    }

    @Test
    void forgottenWorkIsNotComputed() throws Exception {
        FakeChip chip = FakeChip.waiting("a", 1, 1);
        try (ChipPool pool = pool(chip)) {
            occupy(pool);
            Work work = work("u", 30);
            pool.submit(work);
            pool.forget(work);
            assertThat(pool.waiting()).isZero();
            chip.permit(100);
        }
        assertThat(chip.batches()).containsExactly("net x 1");
    }

    @Test
    void aDelayFillsBatches() throws Exception {
        FakeChip chip = FakeChip.fast("a", 1, 1);
        ServiceLimits patient =
                new ServiceLimits(8, Duration.ofSeconds(1), 100, 60, 1_000_000, Duration.ofSeconds(10), 1);
        try (ChipPool pool = new ChipPool(patient, FakeChip.RECALIBRATE_AFTER, told)) {
            pool.start(List.of(chip.maker()));
            while (!pool.isReady()) {
                Thread.sleep(1);
            }
            List<Work> works = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                works.add(work("u", 1));
                pool.submit(works.getLast());
            }
            works.getLast().done().get(5, TimeUnit.SECONDS);
            assertThat(chip.batches()).containsExactly("net x 8");
        }
    }
}
