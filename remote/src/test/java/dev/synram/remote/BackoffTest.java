package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a lost connection is tried again. */
class BackoffTest {

    /** A call that goes on for longer than the patience before its connection is lost is made again all the same. */
    @Test
    void patienceBeginsWhenTheConnectionIsLost() throws Exception {
        Backoff backoff = new Backoff(Duration.ofMillis(100));
        Thread.sleep(200);
        assertThat(backoff.pause()).isTrue();
        Thread.sleep(100);
        assertThat(backoff.pause()).isFalse();
    }

    @Test
    void noPatienceIsNoPause() {
        assertThat(new Backoff(Duration.ZERO).pause()).isFalse();
    }
}
