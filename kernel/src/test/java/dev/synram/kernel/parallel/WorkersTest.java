package dev.synram.kernel.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Property(tries = 100)
    void everyElementIsWorkedOnOnce(
            @ForAll @IntRange(min = 1, max = 5) int threads,
            @ForAll @IntRange(max = 500) int count,
            @ForAll @IntRange(min = 1, max = 60) int step) {
        AtomicIntegerArray visits = new AtomicIntegerArray(count);
        try (Workers workers = new Workers(threads)) {
            for (int repetition = 0; repetition < 3; repetition++) {
                workers.forRange(count, step, (worker, from, to) -> {
                    assertThat(worker).isBetween(0, threads - 1);
                    for (int i = from; i < to; i++) {
                        visits.incrementAndGet(i);
                    }
                });
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(visits.get(i)).isEqualTo(3);
        }
    }

    @Test
    void aFailureReachesTheCallerAndWorkGoesOn() {
        try (Workers workers = new Workers(3)) {
            assertThatThrownBy(() -> workers.forRange(100, 1, (_, from, _) -> {
                        if (from == 57) {
                            throw new IllegalArgumentException("at 57");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("at 57");
            AtomicIntegerArray visits = new AtomicIntegerArray(100);
            workers.forRange(100, 1, (_, from, _) -> visits.incrementAndGet(from));
            for (int i = 0; i < 100; i++) {
                assertThat(visits.get(i)).isEqualTo(1);
            }
        }
    }

    /** Helpers fall asleep between ranges and must wake for every one of them. */
    @Test
    void sleepingHelpersWakeUp() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (Workers workers = new Workers(2)) {
                for (int i = 0; i < 200; i++) {
                    workers.forRange(8, 1, (_, _, _) -> Thread.onSpinWait());
                    Thread.sleep(0, i % 4 * 40_000);
                }
            }
        });
    }

    /** Ranges within ranges, as of several chips that work at the same time. */
    @Test
    void rangesMayBeNested() {
        AtomicIntegerArray visits = new AtomicIntegerArray(1000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (Workers chips = new Workers(3);
                    Workers vectors = new Workers(4)) {
                chips.forRange(
                        10,
                        1,
                        (_, chip, _) -> vectors.forRange(100, 3, (_, from, to) -> {
                            for (int i = from; i < to; i++) {
                                visits.incrementAndGet(100 * chip + i);
                            }
                        }));
            }
        });
        for (int i = 0; i < visits.length(); i++) {
            assertThat(visits.get(i)).isEqualTo(1);
        }
    }

    @Test
    void aFailureInANestedRangeReachesTheCaller() {
        try (Workers chips = new Workers(3);
                Workers vectors = new Workers(4)) {
            assertThatThrownBy(() -> chips.forRange(
                            10,
                            1,
                            (_, chip, _) -> vectors.forRange(100, 3, (_, from, to) -> {
                                if (chip == 7 && from <= 57 && 57 < to) {
                                    throw new IllegalArgumentException("at 57 of chip 7");
                                }
                            })))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("at 57 of chip 7")
                    .hasNoSuppressedExceptions();
        }
    }

    /** Both threads are in their task when the first fails. */
    @Test
    void laterFailuresAreSuppressed() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (Workers workers = new Workers(2)) {
                CyclicBarrier both = new CyclicBarrier(2);
                assertThatThrownBy(() -> workers.forRange(2, 1, (worker, _, _) -> {
                            await(both);
                            throw new IllegalArgumentException("thread " + worker);
                        }))
                        .isInstanceOf(IllegalArgumentException.class)
                        .satisfies(first -> assertThat(first.getSuppressed())
                                .singleElement()
                                .isInstanceOf(IllegalArgumentException.class)
                                .isNotSameAs(first));
                IllegalStateException same = new IllegalStateException("of both");
                assertThatThrownBy(() -> workers.forRange(2, 1, (_, _, _) -> {
                            await(both);
                            throw same;
                        }))
                        .isSameAs(same)
                        .hasNoSuppressedExceptions();
            }
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalThreadsUseTheSameWorkersAtOnce() throws Exception {
        int callers = 4;
        AtomicIntegerArray visits = new AtomicIntegerArray(callers * 100);
        try (Workers workers = new Workers(3);
                ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                calls.add(() -> {
                    for (int repetition = 0; repetition < 50; repetition++) {
                        workers.forRange(100, 3, (_, from, to) -> {
                            for (int j = from; j < to; j++) {
                                visits.incrementAndGet(caller * 100 + j);
                            }
                        });
                    }
                    return true;
                });
            }
            for (Future<Boolean> call : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                assertThat(call.get()).isTrue();
            }
        }
        for (int i = 0; i < visits.length(); i++) {
            assertThat(visits.get(i)).isEqualTo(50);
        }
    }

    /** Who calls does what a helper has not begun, and can give it the next range. */
    @Test
    void nobodyWaitsForAHelperThatComesTooLate() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Helper late = new Helper(HelperPool.SHARED);
            AtomicIntegerArray visits = new AtomicIntegerArray(40);
            SharedRange missed = new SharedRange(20, 1, (_, from, _) -> visits.incrementAndGet(from), 2);
            late.give(missed, 1);
            assertThat(late.claim()).as("claimed twice").isFalse();
            missed.work(0);
            late.finish(missed);
            assertThat(late.claim()).isTrue();
            SharedRange taken = new SharedRange(20, 1, (_, from, _) -> visits.incrementAndGet(20 + from), 2);
            late.give(taken, 1);
            Thread.ofPlatform().daemon().start(late);
            while (visits.get(39) == 0 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            late.finish(taken);
            taken.work(0);
            for (int i = 0; i < visits.length(); i++) {
                assertThat(visits.get(i)).isEqualTo(1);
            }
        });
    }

    @Test
    void atLeastOneThreadWorks() {
        assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("at least 1 thread, not 0");
    }

    @Property(tries = 5)
    void closedWorkersRefuseWork(@ForAll @IntRange(min = 1, max = 3) int threads) {
        Workers workers = new Workers(threads);
        workers.forRange(100, 1, (_, _, _) -> {});
        workers.close();
        workers.close();
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> workers.forRange(100, 1, (_, _, _) -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("closed"));
    }
}
