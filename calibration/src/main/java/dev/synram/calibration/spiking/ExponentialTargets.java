package dev.synram.calibration.spiking;

/**
 * Exponential current of neurons, {@code g_l D exp((V - V_T) / D)}.
 *
 * @param slope {@code D} in CADC LSB, 2..40
 * @param onset {@code V_T} in CADC LSB, 60..200
 */
public record ExponentialTargets(double slope, double onset) {

    public ExponentialTargets {
        SpikingTargets.check("slope of the exponential current", slope, 2, 40, "LSB");
        SpikingTargets.check("onset of the exponential current", onset, 60, 200, "LSB");
    }
}
