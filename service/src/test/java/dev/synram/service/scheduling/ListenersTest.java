package dev.synram.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.serving.ServiceLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenersTest {

    private static Work work() {
        return new Work("u", "net", new float[] {0.5f}, 1, new Work.SampleShape(1, 1));
    }

    /** Throws at each call, after it has counted. */
    private static final class Throwing implements PoolListener {

        private final AtomicInteger calls = new AtomicInteger();

        private void fail() {
            calls.incrementAndGet();
            throw new IllegalStateException("a mistake of the listener, as the test wants it");
        }

        @Override
        public void ready(String chip, Duration took) {
            fail();
        }

        @Override
        public void computed(ChipReport report, int runs, Duration busy, Duration waited) {
            fail();
        }

        @Override
        public void failed(String chip, String reason) {
            fail();
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() throws Exception {
        Throwing listener = new Throwing();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> reported = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((_, problem) -> reported.add(problem));
        FakeChip chip = FakeChip.fast("a", 1, 1).failingAfter(3);
        try (ChipPool pool = new ChipPool(ServiceLimits.defaults(), FakeChip.RECALIBRATE_AFTER, listener)) {
            pool.start(List.of(chip.maker()));
            while (!pool.isReady()) {
                Thread.sleep(1);
            }
            for (int i = 0; i < 3; i++) {
                Work work = work();
                pool.submit(work);
                work.done().get(5, TimeUnit.SECONDS);
            }
            pool.submit(work());
            pool.await(); // the chip has failed, which is known although the listener throws
            assertThat(pool.hasFailed()).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(listener.calls).hasValue(5);
        assertThat(reported).hasSize(5);
    }
}
