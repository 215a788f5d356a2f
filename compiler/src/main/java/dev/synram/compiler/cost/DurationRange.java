package dev.synram.compiler.cost;

/**
 * A duration that is not known exactly, in microseconds.
 *
 * @param low the shortest value, at least 0
 * @param typical the expected value
 * @param high the longest value
 */
public record DurationRange(double low, double typical, double high) {

    public DurationRange {
        if (!(low >= 0 && low <= typical && typical <= high && Double.isFinite(high))) {
            throw new IllegalArgumentException("a duration of %s, %s, %s us is not a range: 0 <= low <= typical <= high"
                    .formatted(low, typical, high));
        }
    }

    /** A duration that is known. */
    public static DurationRange exactly(double micros) {
        return new DurationRange(micros, micros, micros);
    }

    /** One of the three values. */
    public double at(RangeEnd end) {
        return switch (end) {
            case LOW -> low;
            case TYPICAL -> typical;
            case HIGH -> high;
        };
    }

    /** The middle between the two ends, which need not be the typical value. */
    public double middle() {
        return (low + high) / 2;
    }

    /** The range of this duration and then another. */
    public DurationRange plus(DurationRange other) {
        return new DurationRange(low + other.low, typical + other.typical, high + other.high);
    }

    /** Whether a duration lies between the ends or on one of them. */
    public boolean contains(double micros) {
        return low <= micros && micros <= high;
    }

    /** The same range in another unit or for another number. */
    public DurationRange times(double factor) {
        return new DurationRange(low * factor, typical * factor, high * factor);
    }
}
