package dev.synram.network.spiking;

/**
 * Equal steps of a sample's duration.
 *
 * @param stepMicros length of a step in µs, above 0
 * @param steps how many, 1 or more
 */
public record TimeGrid(double stepMicros, int steps) {

    public TimeGrid {
        if (!(stepMicros > 0) || steps < 1) {
            throw new IllegalArgumentException(
                    "a grid has %s steps of %s µs; it needs 1 or more above 0".formatted(steps, stepMicros));
        }
    }

    /** The grid of a duration, which is rounded up to whole steps. */
    public static TimeGrid of(double stepMicros, double micros) {
        return new TimeGrid(stepMicros, (int) Math.ceil(micros / stepMicros - 1e-9));
    }

    /** Duration in µs. */
    public double micros() {
        return stepMicros * steps;
    }

    /** Number of points: one at the beginning, and one after each step. */
    public int points() {
        return steps + 1;
    }

    /** The step in which a time lies; {@link #steps} and more after the end. */
    public int step(double micros) {
        return (int) (micros / stepMicros);
    }
}
