package dev.synram.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.serving.ServiceLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairQueueTest {

    private static final ServiceLimits LIMITS =
            new ServiceLimits(8, Duration.ZERO, 100, 60, 1_000_000, Duration.ofSeconds(10), 1);

    private static Work work(String user, String model, int samples) {
        return new Work(user, model, new float[samples], 1, new Work.SampleShape(1, 1));
    }

    /** Users who have received more share a batch, which must not set back those who come then. */
    @Test
    void aNewUserBeginsWithTheLeastOfAllWhoWait() throws Exception {
        FairQueue queue = new FairQueue(LIMITS);
        queue.add(work("much", "a", 24));
        for (int i = 0; i < 3; i++) {
            queue.take(Duration.ZERO);
        }
        queue.add(work("little", "a", 1));
        queue.take(Duration.ZERO);
        queue.add(work("little", "a", 1));
        queue.add(work("much", "a", 60));
        queue.take(Duration.ZERO);
        queue.add(work("new", "a", 40));
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            queue.take(Duration.ZERO)
                    .orElseThrow()
                    .slices()
                    .forEach(slice -> users.add(slice.work().user()));
        }
        assertThat(users).containsExactly("new", "new");
    }

    @Test
    void aLargeWorkIsSharedByChipsThatAreFree() throws Exception {
        FairQueue queue = new FairQueue(LIMITS);
        List<CompletableFuture<Optional<Batch>>> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Optional<Batch>> batch = new CompletableFuture<>();
            taken.add(batch);
            Thread thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    batch.complete(queue.take(Duration.ofHours(1)));
                } catch (InterruptedException e) {
                    batch.completeExceptionally(e);
                }
            });
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
        }
        queue.add(new Work("u", "net", new float[20], 1, new Work.SampleShape(1, 1)));
        List<Integer> runs = new ArrayList<>();
        for (CompletableFuture<Optional<Batch>> batch : taken) {
            runs.add(batch.get(5, TimeUnit.SECONDS).orElseThrow().runs());
        }
        assertThat(runs).containsExactlyInAnyOrder(8, 8, 4);
    }
}
