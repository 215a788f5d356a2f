package dev.synram.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final User ALICE = new User("alice", Role.USER);
    private static final User BOB = new User("bob", Role.USER);

    private final AtomicLong nanos = new AtomicLong(17);
    private final RateLimits limits = new RateLimits(10, nanos::get);

    private int granted(User user, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            try {
                limits.count(user);
                granted++;
            } catch (RefusedException e) {
                assertThat(e.problem()).isEqualTo(Problem.QUOTA);
            }
        }
        return granted;
    }

    @Test
    void aSecondsWorthAtOnceAndThenTheRate() {
        assertThat(granted(ALICE, 100)).isEqualTo(10);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(granted(ALICE, 100)).isEqualTo(3);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(granted(ALICE, 100)).isEqualTo(10);
    }

    /** Over ten seconds, a user who asks without pause gets the rate and what may come at once. */
    @Test
    void refusedRequestsDoNotCount() {
        int granted = 0;
        for (int i = 0; i < 10_000; i++) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            granted += granted(ALICE, 1);
        }
        assertThat(granted).isBetween(109, 110);
    }

    @Test
    void usersDoNotShareTheirRates() {
        granted(ALICE, 100);
        assertThat(granted(BOB, 100)).isEqualTo(10);
        assertThatThrownBy(() -> limits.count(BOB)).hasMessageStartingWith("user bob asks more often than 10 times");
    }

    /** A thread that has looked at the clock before others takes nothing from them. */
    @Test
    void timeDoesNotRunBackwards() {
        granted(ALICE, 5);
        nanos.addAndGet(-TimeUnit.SECONDS.toNanos(1));
        assertThat(granted(ALICE, 100)).isEqualTo(5);
    }
}
