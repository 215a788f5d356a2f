package dev.synram.service.security;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How often each user may ask: so many times a second on average, and as many at once after a pause of a second (token bucket). */
public final class RateLimits {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Makes limits.
     *
     * @param perSecond requests of each user
     * @param nanos the time, as {@link System#nanoTime}
     */
    public RateLimits(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    private record Bucket(double left, long at, boolean granted) {}

    /**
     * Counts a request.
     *
     * @throws RefusedException if the user asks too often
     */
    public void count(User user) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.compute(
                user.name(),
                (_, before) -> before == null ? new Bucket(perSecond - 1.0, now, true) : after(before, now));
        if (!bucket.granted) {
            throw RefusedException.retry(
                    Problem.QUOTA,
                    "user %s asks more often than %s times a second; ask again later".formatted(user.name(), perSecond),
                    1);
        }
    }

    /** Refused requests do not count. Threads may come in another order than they looked at the clock. */
    private Bucket after(Bucket before, long now) {
        long since = Math.max(0, now - before.at);
        double left = Math.min(perSecond, before.left + since / NANOS * perSecond);
        boolean granted = left >= 1;
        return new Bucket(granted ? left - 1 : left, before.at + since, granted);
    }
}
