package dev.synram.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import dev.synram.training.gradient.Torch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LibraryThreadsTest {

    @Test
    void threadsAreLimitedUntilItIsClosed() {
        Torch.start();
        int before = JniUtils.getNumThreads();
        assertThat(before).isEqualTo(2);
        try (LibraryThreads _ = new LibraryThreads(1)) {
            assertThat(JniUtils.getNumThreads()).isEqualTo(1);
            try (LibraryThreads _ = new LibraryThreads(7)) {
                assertThat(JniUtils.getNumThreads()).isEqualTo(1);
            }
        }
        assertThat(JniUtils.getNumThreads()).isEqualTo(before);
    }

    @Test
    void onlyThreadsThatFirstCallTheLibraryMeanwhileTakeTheLimitAndKeepIt() {
        Torch.start();
        try (ExecutorService old = Executors.newSingleThreadExecutor();
                ExecutorService added = Executors.newSingleThreadExecutor()) {
            assertThat(threads(old)).isEqualTo(2);
            try (LibraryThreads _ = new LibraryThreads(1)) {
                assertThat(threads(old)).isEqualTo(2);
                assertThat(threads(added)).isEqualTo(1);
            }
            assertThat(threads(added)).isEqualTo(1);
        }
        try (ExecutorService later = Executors.newSingleThreadExecutor()) {
            assertThat(threads(later)).isEqualTo(2);
        }
    }

    private static int threads(ExecutorService executor) {
        return CompletableFuture.supplyAsync(JniUtils::getNumThreads, executor).join();
    }
}
