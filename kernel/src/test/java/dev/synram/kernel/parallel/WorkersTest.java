package dev.synram.kernel.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
