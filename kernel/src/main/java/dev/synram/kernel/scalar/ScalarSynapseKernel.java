package dev.synram.kernel.scalar;

import static dev.synram.kernel.data.SynapseSources.BITS;

import dev.synram.kernel.SynapseKernel;
import dev.synram.kernel.data.SynapseRow;
import dev.synram.kernel.data.SynapseSources;

/** Currents of synapses in plain Java. */
public final class ScalarSynapseKernel implements SynapseKernel {

    ScalarSynapseKernel() {}

    @Override
    public void currents(SynapseRow row, SynapseSources sources, float[] scales, float[] currents) {
        for (int i = 0; i < row.count(); i++) {
            currents[i] = current(row, sources, i) * scales[row.firstColumn() + i];
        }
    }

    /** The current of one synapse before it is scaled. */
    public static float current(SynapseRow row, SynapseSources sources, int i) {
        int at = row.start() + i;
        int weight = row.weights()[at];
        float[] currents = weight >= 0 ? sources.excitatory() : sources.inhibitory();
        float sum = currents[BITS * sources.count() + at];
        for (int bit = 0; bit < BITS; bit++) {
            if ((Math.abs(weight) >> bit & 1) != 0) {
                sum += currents[bit * sources.count() + at];
            }
        }
        return sum;
    }
}
