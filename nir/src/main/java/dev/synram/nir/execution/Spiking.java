package dev.synram.nir.execution;

import dev.synram.nir.node.Firing;

/** Compares membranes with thresholds and resets them. */
final class Spiking {

    private final double[] threshold;
    private final double[] reset;
    private final Semantics semantics;
    private final double[] crossed;

    Spiking(Firing firing, int neurons, Semantics semantics) {
        threshold = firing.vThreshold().toDoubles(neurons);
        reset = firing.vReset().toDoubles(neurons);
        this.semantics = semantics;
        crossed = new double[neurons];
    }

    void step(double[] v, double[] out) {
        boolean late = semantics.emission() == Emission.ONE_STEP_LATE;
        for (int i = 0; i < v.length; i++) {
            boolean spikes = semantics.crossing() == Crossing.ABOVE ? v[i] > threshold[i] : v[i] >= threshold[i];
            double now = spikes ? 1 : 0;
            out[i] = late ? crossed[i] : now;
            crossed[i] = now;
            if (spikes) {
                v[i] = switch (semantics.reset()) {
                    case TO_V_RESET -> reset[i];
                    case TO_ZERO -> 0;
                    case BY_SUBTRACTION -> v[i] - (threshold[i] - reset[i]);
                };
            }
        }
    }
}
