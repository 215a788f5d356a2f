package dev.synram.compiler.cost;

/**
 * Energy is power times the time the chip is busy.
 *
 * @param watts power of the chip
 */
public record Energy(double watts) {

    /** The source document's figure for the chip: 0.3 W. */
    public static final Energy PUBLISHED = new Energy(0.3);

    /** Energy in millijoules for a time in microseconds. */
    public double millijoules(double micros) {
        return watts * micros / 1e3;
    }
}
