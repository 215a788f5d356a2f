package dev.synram.calibration.spiking;

/**
 * Potentials of synaptic inputs whose current the membrane modulates (COBA), in CADC LSB.
 *
 * @param reference where their amplitude is that of inputs without modulation, 60..160
 * @param excitatory where the excitatory amplitude would vanish, above the reference, up to 400: beyond the CADC's range
 * @param inhibitory where the inhibitory amplitude would vanish, below the reference, from -100
 */
public record ReversalTargets(double reference, double excitatory, double inhibitory) {

    private static final double SMALLEST_DISTANCE = 20;

    public ReversalTargets {
        SpikingTargets.check("reference of modulated inputs", reference, 60, 160, "LSB");
        SpikingTargets.check("excitatory reversal potential", excitatory, reference + SMALLEST_DISTANCE, 400, "LSB");
        SpikingTargets.check("inhibitory reversal potential", inhibitory, -100, reference - SMALLEST_DISTANCE, "LSB");
    }
}
