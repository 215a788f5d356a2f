package dev.synram.chip.kernel;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Bytes that are turned into as many floats; of the shortest vectors, 8 bytes long, only the first half is. */
final class ByteLanes {

    private ByteLanes() {}

    static VectorSpecies<Byte> of(VectorSpecies<Float> floats) {
        return VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(Long.SIZE, floats.length() * Byte.SIZE)));
    }
}
