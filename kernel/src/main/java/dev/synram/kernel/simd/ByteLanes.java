package dev.synram.kernel.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** As many bytes as a vector has floats. Beside vectors of 4 floats there are none of 4 bytes: half of 8 are used. */
final class ByteLanes {

    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(Long.SIZE, LANES * Byte.SIZE)));

    static final boolean ALL_USED = BYTES.length() == LANES;
    static final VectorMask<Byte> USED = BYTES.indexInRange(0, LANES);

    private ByteLanes() {}

    static ByteVector load(byte[] values, int index) {
        return ALL_USED ? ByteVector.fromArray(BYTES, values, index) : ByteVector.fromArray(BYTES, values, index, USED);
    }
}
