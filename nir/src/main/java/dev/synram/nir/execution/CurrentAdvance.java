package dev.synram.nir.execution;

import dev.synram.nir.value.Tensor;

/**
 * Membranes with a current that decays exponentially: tau_syn I' = -I + w_in S, tau_mem v' = v_leak - v + r I. With a
 * constant S and A = I - w_in S at the beginning of a step, the closed form of the membrane's distance from v_leak + r w_in
 * S is its own decay plus r A k, where k = tau_syn / (tau_syn - tau_mem) (exp(-dt / tau_syn) - exp(-dt / tau_mem)), and k =
 * dt / tau exp(-dt / tau) for equal time constants.
 */
final class CurrentAdvance implements MembraneCell.Advance {

    /** Relative difference of time constants below which they are taken as equal, as the difference would cancel. */
    static final double EQUAL = 1e-9;

    private final double[] current;
    private final double[] synapse;
    private final double[] membrane;
    private final double[] transfer;
    private final double[] r;
    private final double[] leak;
    private final double[] weight;
    private final boolean exact;

    CurrentAdvance(
            Tensor tauSyn, Tensor tauMem, Tensor r, Tensor leak, Tensor weight, int neurons, Semantics semantics) {
        current = new double[neurons];
        synapse = Decay.of(tauSyn, neurons, semantics);
        membrane = Decay.of(tauMem, neurons, semantics);
        this.r = r.toDoubles(neurons);
        this.leak = leak.toDoubles(neurons);
        this.weight = weight.toDoubles(neurons);
        exact = semantics.integration() != Integration.EULER;
        transfer = new double[neurons];
        double[] syn = tauSyn.toDoubles(neurons);
        double[] mem = tauMem.toDoubles(neurons);
        double dt = semantics.fileStep();
        for (int i = 0; i < neurons; i++) {
            transfer[i] = Math.abs(syn[i] - mem[i]) < EQUAL * syn[i]
                    ? dt / mem[i] * membrane[i]
                    : syn[i] / (syn[i] - mem[i]) * (synapse[i] - membrane[i]);
        }
    }

    @Override
    public void step(double[] in, double[] v) {
        for (int i = 0; i < v.length; i++) {
            double driven = weight[i] * in[i];
            double excess = current[i] - driven;
            current[i] = driven + excess * synapse[i];
            if (exact) {
                double end = leak[i] + r[i] * driven;
                v[i] = end + (v[i] - end) * membrane[i] + r[i] * excess * transfer[i];
            } else {
                double end = leak[i] + r[i] * current[i];
                v[i] = end + (v[i] - end) * membrane[i];
            }
        }
    }
}
