package dev.synram.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Checks with the Vector API. */
final class VectorRangeKernel implements RangeKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;

    @Override
    public boolean within(byte[] values, byte least, byte most) {
        VectorMask<Byte> outside = BYTES.maskAll(false);
        int whole = BYTES.loopBound(values.length);
        for (int i = 0; i < whole; i += BYTES.length()) {
            ByteVector some = ByteVector.fromArray(BYTES, values, i);
            outside = outside.or(some.compare(VectorOperators.LT, least)).or(some.compare(VectorOperators.GT, most));
        }
        return !outside.anyTrue() && PlainRangeKernel.within(values, whole, least, most);
    }
}
