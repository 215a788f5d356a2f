package dev.synram.calibration.spiking;

/**
 * Correlation sensors: what one pair of spikes adds to a reading is {@code amplitude * exp(-delay / tau)}. Ranges are those of
 * the public calibration (calix: {@code spiking/correlation.py}).
 *
 * @param amplitude of one pair without delay, in CADC LSB, 0.2..2
 * @param micros time constant in µs, 2..30
 */
public record CorrelationTargets(double amplitude, double micros) {

    /** The public calibration's default. */
    public static final CorrelationTargets DEFAULT = new CorrelationTargets(0.5, 5);

    public CorrelationTargets {
        SpikingTargets.check("amplitude of a correlation sensor", amplitude, 0.2, 2, "LSB");
        SpikingTargets.check("time constant of a correlation sensor", micros, 2, 30, "µs");
    }
}
