package dev.synram.nir.execution;

import dev.synram.nir.node.CubaLIF;

/** Membranes with a current that decays exponentially; for the closed form see {@link CurrentAdvance}. */
final class CurrentMotion implements Motion {

    private final double[] current;
    private final double[] syn;
    private final double[] mem;
    private final double[] r;
    private final double[] leak;
    private final double[] weight;

    CurrentMotion(CubaLIF cell, int neurons) {
        current = new double[neurons];
        syn = cell.tauSyn().toDoubles(neurons);
        mem = cell.tauMem().toDoubles(neurons);
        r = cell.r().toDoubles(neurons);
        leak = cell.vLeak().toDoubles(neurons);
        weight = cell.wIn().toDoubles(neurons);
    }

    private boolean isDouble(int i) {
        return Math.abs(syn[i] - mem[i]) < CurrentAdvance.EQUAL * syn[i];
    }

    @Override
    public double at(int i, double in, double v, double time) {
        double driven = weight[i] * in;
        double end = leak[i] + r[i] * driven;
        double excess = r[i] * (current[i] - driven);
        double membrane = Math.exp(-time / mem[i]);
        double transfer = isDouble(i)
                ? time / mem[i] * membrane
                : syn[i] / (syn[i] - mem[i]) * (Math.exp(-time / syn[i]) - membrane);
        return end + (v - end) * membrane + excess * transfer;
    }

    /** Where the derivative of the closed form is zero. */
    @Override
    public double turn(int i, double in, double v) {
        double driven = weight[i] * in;
        double away = v - leak[i] - r[i] * driven;
        double excess = r[i] * (current[i] - driven);
        if (isDouble(i)) {
            return mem[i] * (1 - away / excess);
        }
        double fast = excess * syn[i] / (syn[i] - mem[i]);
        double slow = away - fast;
        return Math.log(-slow * syn[i] / (fast * mem[i])) / (1 / mem[i] - 1 / syn[i]);
    }

    @Override
    public void advance(int i, double in, double time) {
        double driven = weight[i] * in;
        current[i] = driven + (current[i] - driven) * Math.exp(-time / syn[i]);
    }
}
