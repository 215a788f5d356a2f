package dev.synram.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import dev.synram.training.gradient.Torch;
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
}
