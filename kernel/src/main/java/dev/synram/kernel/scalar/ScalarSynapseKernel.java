package dev.synram.kernel.scalar;

import dev.synram.kernel.SynapseKernel;

/** Currents of synapses in plain Java. */
public final class ScalarSynapseKernel implements SynapseKernel {

    @Override
    public void currents(
            byte[] weights,
            int start,
            float[] excitatory,
            float[] inhibitory,
            float[] scales,
            int firstColumn,
            int count,
            float[] currents) {
        currents(weights, start, excitatory, inhibitory, scales, firstColumn, 0, count, currents);
    }

    public static void currents(
            byte[] weights,
            int start,
            float[] excitatory,
            float[] inhibitory,
            float[] scales,
            int firstColumn,
            int from,
            int to,
            float[] currents) {
        for (int i = from; i < to; i++) {
            int weight = weights[start + i];
            float[] sources = weight >= 0 ? excitatory : inhibitory;
            float current = 0;
            for (int bit = 0; bit < BITS; bit++) {
                if ((Math.abs(weight) >> bit & 1) != 0) {
                    current += sources[bit * weights.length + start + i];
                }
            }
            currents[i] = current * scales[firstColumn + i];
        }
    }
}
