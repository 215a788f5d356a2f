package dev.synram.kernel.simd;

import dev.synram.kernel.RangeKernel;
import dev.synram.kernel.scalar.ScalarRangeKernel;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Checks with the Vector API. */
final class SimdRangeKernel implements RangeKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;

    @Override
    public boolean within(byte[] values, byte least, byte most) {
        ByteVector smallest = ByteVector.broadcast(BYTES, most);
        ByteVector largest = ByteVector.broadcast(BYTES, least);
        int whole = BYTES.loopBound(values.length);
        for (int i = 0; i < whole; i += BYTES.length()) {
            ByteVector some = ByteVector.fromArray(BYTES, values, i);
            smallest = smallest.min(some);
            largest = largest.max(some);
        }
        return smallest.reduceLanes(VectorOperators.MIN) >= least
                && largest.reduceLanes(VectorOperators.MAX) <= most
                && ScalarRangeKernel.within(values, whole, least, most);
    }
}
