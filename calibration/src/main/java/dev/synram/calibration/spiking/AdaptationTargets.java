package dev.synram.calibration.spiking;

/**
 * Adaptation of neurons, {@code tau_w dw/dt = a (V - E_l) - w} and {@code w -> w + b} at a spike, in units of the leak
 * conductance, so that none of them depends on the membrane capacitor.
 *
 * @param micros time constant {@code tau_w} in µs, 10..200
 * @param strength {@code a} as a multiple of the leak conductance, 0..2; 0 leaves it off
 * @param jump {@code b} as the CADC LSB by which such a current would lower a resting membrane, 0..60; 0 leaves it off
 */
public record AdaptationTargets(double micros, double strength, double jump) {

    public AdaptationTargets {
        SpikingTargets.check("time constant of the adaptation", micros, 10, 200, "µs");
        SpikingTargets.check("strength of the adaptation", strength, 0, 2, "");
        SpikingTargets.check("jump of the adaptation", jump, 0, 60, "LSB");
    }
}
