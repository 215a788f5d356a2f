package dev.synram.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.ServiceLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No error ends the thread of a chip unnoticed. */
@Timeout(30)
class ChipErrorsTest {

    private final List<String> failed = new CopyOnWriteArrayList<>();

    private final PoolListener listener = new PoolListener() {
        @Override
        public void ready(String chip, Duration took) {}

        @Override
        public void computed(ChipReport report, int runs, Duration busy, Duration waited) {}

        @Override
        public void failed(String chip, String reason) {
            failed.add(chip + ": " + reason);
        }
    };

    private ChipPool pool(ChipPool.ChipMaker maker) {
        ChipPool pool = new ChipPool(ServiceLimits.defaults(), FakeChip.RECALIBRATE_AFTER, listener);
        pool.start(List.of(maker));
        return pool;
    }

    @Test
    void errorsOfABatchAreAnsweredAndTheChipGoesOn() throws Exception {
        // So many results have no room in an array.
        try (ChipPool pool = pool(FakeChip.fast("a", 1, Integer.MAX_VALUE).maker())) {
            while (!pool.isReady()) {
                Thread.sleep(1);
            }
            for (int i = 0; i < 2; i++) {
                Work work = new Work("u", "net", new float[1], 1, new Work.SampleShape(1, 1));
                pool.submit(work);
                assertThatThrownBy(() -> work.done().get(5, TimeUnit.SECONDS))
                        .hasMessageMatching(
                                "[^:]+: internal error [0-9a-f]{8}; please report it with what the log of the server tells of this number")
                        .message()
                        .doesNotContain("OutOfMemory");
            }
            assertThat(pool.isReady()).isTrue();
            assertThat(failed).isEmpty();
        }
    }

    @Test
    void aChipThatCannotBeMadeForWantOfMemoryIsTakenOut() throws Exception {
        ChipPool.ChipMaker maker = new ChipPool.ChipMaker() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public InferenceChip make() {
                throw new OutOfMemoryError("none is left");
            }
        };
        try (ChipPool pool = pool(maker)) {
            pool.await();
            assertThat(pool.hasFailed()).isTrue();
            assertThat(failed).containsExactly("a: internal error: java.lang.OutOfMemoryError: none is left");
        }
    }
}
