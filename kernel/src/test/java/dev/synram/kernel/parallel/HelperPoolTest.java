package dev.synram.kernel.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that wait end by being interrupted. */
@Timeout(60)
class HelperPoolTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final ThreadFactory DAEMONS = Thread.ofPlatform().daemon().factory();

    /** A system that has only so many threads. */
    private static final class Limited implements ThreadFactory {

        private final AtomicInteger left;
        private final AtomicInteger refused = new AtomicInteger();

        Limited(int most) {
            left = new AtomicInteger(most);
        }

        @Override
        public Thread newThread(Runnable task) {
            if (left.getAndDecrement() > 0) {
                return DAEMONS.newThread(task);
            }
            refused.incrementAndGet();
            return new Thread(task) {
                @Override
                public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                }
            };
        }
    }

    private static void everyElementIsWorkedOnOnce(Workers workers) {
        AtomicIntegerArray visits = new AtomicIntegerArray(100);
        workers.forRange(100, 1, (_, from, _) -> visits.incrementAndGet(from));
        for (int i = 0; i < visits.length(); i++) {
            assertThat(visits.get(i)).isEqualTo(1);
        }
    }

    /** Has a helper, not the calling thread, do something. */
    private static void onHelper(Workers workers, Consumer<Thread> work) {
        AtomicReference<@Nullable Thread> helper = new AtomicReference<>();
        workers.forRange(2, 1, (worker, _, _) -> {
            if (worker > 0) {
                helper.set(Thread.currentThread());
                work.accept(Thread.currentThread());
            }
            while (helper.get() == null && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        assertThat(helper.get()).isNotNull();
    }

    @Test
    void fewerHelpersDoAllWorkIfThereAreNoThreads() {
        for (int threads = 0; threads < 3; threads++) {
            Limited system = new Limited(threads);
            HelperPool pool = new HelperPool(LONG, system);
            try (Workers workers = new Workers(4, pool)) {
                for (int repetition = 0; repetition < 3; repetition++) {
                    everyElementIsWorkedOnOnce(workers);
                    assertThat(pool.size()).isEqualTo(threads);
                }
                assertThat(system.refused).as("starts that failed").hasValue(1);
            }
        }
    }

    @Test
    void threadsAreStartedAgainLater() throws InterruptedException {
        Limited system = new Limited(0);
        HelperPool pool = new HelperPool(Duration.ofMillis(20), system);
        try (Workers workers = new Workers(2, pool)) {
            everyElementIsWorkedOnOnce(workers);
            assertThat(pool.size()).isZero();
            system.left.set(1);
            Thread.sleep(30);
            onHelper(workers, _ -> {});
        }
    }

    @Test
    void helpersEndAfterIdleTime() throws InterruptedException {
        HelperPool pool = new HelperPool(Duration.ofMillis(20), DAEMONS);
        try (Workers workers = new Workers(2, pool)) {
            AtomicReference<Thread> first = new AtomicReference<>(Thread.currentThread());
            onHelper(workers, first::set);
            assertThat(first.get().join(Duration.ofSeconds(30))).as("ended").isTrue();
            assertThat(pool.size()).isZero();
            onHelper(workers, second -> assertThat(second).isNotSameAs(first.get()));
        }
    }

    @Test
    void helpersAreKeptUntilThen() throws InterruptedException {
        HelperPool pool = new HelperPool(LONG, DAEMONS);
        try (Workers workers = new Workers(2, pool)) {
            onHelper(workers, _ -> {});
            Thread.sleep(40);
            assertThat(pool.size()).isOne();
        }
    }

    @Test
    void aTaskThatIsInterruptedDoesNotKeepItsHelperAwake() {
        try (Workers workers = new Workers(2, new HelperPool(LONG, DAEMONS))) {
            AtomicReference<Thread> interrupted = new AtomicReference<>(Thread.currentThread());
            onHelper(workers, helper -> {
                interrupted.set(helper);
                helper.interrupt();
            });
            onHelper(workers, helper -> {
                assertThat(helper).isSameAs(interrupted.get());
                assertThat(helper.isInterrupted()).isFalse();
            });
        }
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // what is tested
    void helpersDoNotInheritPriority() throws InterruptedException {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread caller = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .uncaughtExceptionHandler((_, e) -> failure.set(e))
                .start(() -> {
                    try (Workers workers = new Workers(2, new HelperPool(LONG, HelperPool.THREADS))) {
                        onHelper(workers, helper -> {
                            assertThat(helper.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
                            assertThat(helper.isDaemon()).isTrue();
                        });
                    }
                });
        caller.join();
        assertThat(failure.get()).isNull();
    }
}
