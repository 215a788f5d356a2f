package dev.synram.simulator.folded;

import dev.synram.chip.MacSettings;
import dev.synram.simulator.circuit.EventTiming;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.noise.TemporalNoise;

/**
 * Standard deviation of results: what the membrane carries, seen through the amplifier, beside the two readings and the
 * rounding of the baseline. Between a flat and a straight amplifier, where it is exact, the deviation is interpolated.
 */
final class NoiseDeviation {

    private static final double ROUNDING_VARIANCE = 1.0 / 12.0;

    private NoiseDeviation() {}

    /** The deviation where a flat amplifier hides what the membrane carries. */
    static float flat(HemisphereCircuits circuits, double leakRate, int column) {
        TemporalNoise noise = circuits.noise();
        double slope = circuits.cadc().slope(column);
        double ofBaseline = noise.membraneVariance(MacSettings.BASELINE_MICROS, leakRate, 0);
        boolean silent = ofBaseline == 0 && noise.readingVariance() == 0;
        double scale = noise.columnScale(column);
        double apart = 2 * noise.readingVariance() + slope * slope * ofBaseline;
        return (float) Math.sqrt(scale * scale * apart + (silent ? 0 : ROUNDING_VARIANCE));
    }

    /** What a variance on the membrane adds to that of readings through a straight amplifier. */
    static float scale(HemisphereCircuits circuits, int column) {
        double scale = circuits.noise().columnScale(column) * circuits.cadc().slope(column);
        return (float) (scale * scale);
    }

    /** Variance on a membrane when a vector's result is read. */
    static float onMembrane(TemporalNoise noise, EventTiming timing, double leakRate, int events) {
        double untilReading = MacSettings.LEAD_MICROS + timing.duration(events) + MacSettings.SETTLING_MICROS;
        return (float) noise.membraneVariance(untilReading, leakRate, events * timing.numSends());
    }
}
