package dev.synram.nir.execution;

import dev.synram.nir.value.Tensor;

/** What an exponential decay leaves after a step. */
final class Decay {

    private Decay() {}

    /** The share that is left: exp(-dt / tau), or 1 - dt / tau by Euler's method. */
    static double[] of(Tensor constant, int neurons, Semantics semantics) {
        double[] tau = constant.toDoubles(neurons);
        double dt = semantics.fileStep();
        double[] left = new double[neurons];
        for (int i = 0; i < neurons; i++) {
            left[i] = semantics.integration() == Integration.EULER ? 1 - dt / tau[i] : Math.exp(-dt / tau[i]);
        }
        return left;
    }
}
