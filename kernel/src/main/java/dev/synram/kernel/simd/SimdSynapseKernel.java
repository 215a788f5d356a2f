package dev.synram.kernel.simd;

import static dev.synram.kernel.data.SynapseSources.BITS;

import dev.synram.kernel.SynapseKernel;
import dev.synram.kernel.data.SynapseRow;
import dev.synram.kernel.data.SynapseSources;
import dev.synram.kernel.scalar.ScalarSynapseKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Currents of synapses with the Vector API. */
final class SimdSynapseKernel implements SynapseKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();

    @Override
    public void currents(SynapseRow row, SynapseSources sources, float[] scales, float[] currents) {
        byte[] weights = row.weights();
        float[] excitatory = sources.excitatory();
        float[] inhibitory = sources.inhibitory();
        int start = row.start();
        int firstColumn = row.firstColumn();
        int count = row.count();
        int synapses = sources.count();
        int i = 0;
        for (; i + LANES <= count; i += LANES) {
            IntVector some = (IntVector) ByteLanes.load(weights, start + i).convertShape(VectorOperators.B2I, INTS, 0);
            VectorMask<Float> negative = some.compare(VectorOperators.LT, 0).cast(FLOATS);
            IntVector magnitude = some.abs();
            int offset = BITS * synapses + start + i;
            FloatVector current = FloatVector.fromArray(FLOATS, excitatory, offset)
                    .blend(FloatVector.fromArray(FLOATS, inhibitory, offset), negative);
            for (int bit = 0; bit < BITS; bit++) {
                int at = bit * synapses + start + i;
                FloatVector source = FloatVector.fromArray(FLOATS, excitatory, at)
                        .blend(FloatVector.fromArray(FLOATS, inhibitory, at), negative);
                VectorMask<Float> set =
                        magnitude.and(1 << bit).compare(VectorOperators.NE, 0).cast(FLOATS);
                current = current.blend(current.add(source), set);
            }
            current.mul(FloatVector.fromArray(FLOATS, scales, firstColumn + i)).intoArray(currents, i);
        }
        for (; i < count; i++) {
            currents[i] = ScalarSynapseKernel.current(row, sources, i) * scales[firstColumn + i];
        }
    }
}
