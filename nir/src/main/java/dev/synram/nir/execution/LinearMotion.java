package dev.synram.nir.execution;

/** Membranes that rise by r in. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearMotion(double[] r) implements Motion {

    @Override
    public double at(int neuron, double in, double v, double time) {
        return v + r[neuron] * in * time;
    }

    @Override
    public double turn(int neuron, double in, double v) {
        return 0;
    }

    @Override
    public void advance(int neuron, double in, double time) {}
}
