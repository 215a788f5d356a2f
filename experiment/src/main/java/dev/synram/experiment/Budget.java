package dev.synram.experiment;

import java.util.function.LongSupplier;

/** A time after which no further measurement begins. */
final class Budget {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final long begin;
    private final double seconds;

    /** A budget that begins now. */
    Budget(double seconds) {
        this(seconds, System::nanoTime);
    }

    Budget(double seconds, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.seconds = seconds;
        begin = nanoTime.getAsLong();
    }

    /** Seconds since it began. */
    double spent() {
        return (nanoTime.getAsLong() - begin) / NANOS_PER_SECOND;
    }

    /** Whether a measurement of a length is over when a share of the budget is. */
    boolean allows(double measurement, double share) {
        return spent() + measurement <= seconds * share;
    }

    /** Whether time is left. */
    boolean isLeft() {
        return allows(0, 1);
    }
}
