package dev.synram.nir.execution;

import dev.synram.nir.value.Tensor;

/** Membranes that approach leak + r in exponentially. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LeakyMotion(double[] tau, double[] r, double[] leak) implements Motion {

    static LeakyMotion of(Tensor tau, Tensor r, Tensor leak, int neurons) {
        return new LeakyMotion(tau.toDoubles(neurons), r.toDoubles(neurons), leak.toDoubles(neurons));
    }

    @Override
    public double at(int neuron, double in, double v, double time) {
        double end = leak[neuron] + r[neuron] * in;
        return end + (v - end) * Math.exp(-time / tau[neuron]);
    }

    @Override
    public double turn(int neuron, double in, double v) {
        return 0;
    }

    @Override
    public void advance(int neuron, double in, double time) {}
}
