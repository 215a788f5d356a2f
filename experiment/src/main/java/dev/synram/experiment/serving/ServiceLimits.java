package dev.synram.experiment.serving;

import dev.synram.experiment.setting.SettingException;
import java.time.Duration;

/**
 * How much a service takes on.
 *
 * @param maxBatch samples that a chip computes together at most, 1..1,000
 * @param batchDelay how long the first sample of a batch waits for others at most, 0 to 1 s; samples that arrive while chips are busy
 *     are batched without
 * @param queue samples that may wait, of all users, 1..10,000,000; a request that alone has more is taken if nothing waits
 * @param userQueue samples of one user that may wait, at most {@code queue}; likewise
 * @param requestRate requests a second of one user, 1..10,000,000
 * @param timeout how long a request is read, waits and is computed at most, 1 s to an hour
 * @param megabytes size of a request at most, 1..1,024
 */
public record ServiceLimits(
        int maxBatch, Duration batchDelay, int queue, int userQueue, int requestRate, Duration timeout, int megabytes) {

    /** A rate that no user reaches. */
    public static final int UNLIMITED_RATE = 10_000_000;

    private static final int MOST_IN_BATCH = 1000;
    private static final int MOST = 10_000_000;
    private static final int MOST_MEGABYTES = 1024;
    private static final long MILLIS = 1000;

    public ServiceLimits {
        SettingException.require("maxBatch", maxBatch, 1, MOST_IN_BATCH);
        SettingException.require("batchDelay", batchDelay.toMillis(), 0, MILLIS);
        SettingException.require("queue", queue, 1, MOST);
        SettingException.require("userQueue", userQueue, 1, queue);
        SettingException.require("requestRate", requestRate, 1, MOST);
        SettingException.require(
                "timeout", timeout.toSeconds(), 1, Duration.ofHours(1).toSeconds());
        SettingException.require("megabytes", megabytes, 1, MOST_MEGABYTES);
    }

    /** Batches of up to 256, 4,096 samples of which 1,024 of one user, half a minute and 80 MB, without a limit of rate. */
    public static ServiceLimits defaults() {
        return new ServiceLimits(256, Duration.ZERO, 4096, 1024, UNLIMITED_RATE, Duration.ofSeconds(30), 80);
    }

    /** The same with other bounds of the queue. */
    public ServiceLimits withQueue(int all, int ofUser) {
        return new ServiceLimits(maxBatch, batchDelay, all, ofUser, requestRate, timeout, megabytes);
    }

    /** The same with another rate. */
    public ServiceLimits withRequestRate(int rate) {
        return new ServiceLimits(maxBatch, batchDelay, queue, userQueue, rate, timeout, megabytes);
    }

    /** The same with another timeout. */
    public ServiceLimits withTimeout(Duration other) {
        return new ServiceLimits(maxBatch, batchDelay, queue, userQueue, requestRate, other, megabytes);
    }

    /** The same with another size of a request. */
    public ServiceLimits withMegabytes(int other) {
        return new ServiceLimits(maxBatch, batchDelay, queue, userQueue, requestRate, timeout, other);
    }
}
