package dev.synram.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Operations that the kernels of interleaved vectors share, each so short that the compiler inlines it: a method that is not
 * inlined gets its vectors as objects and is many times slower. Conversions are too long and stand where they are needed.
 *
 * <p>Limits are taken of the bits of floats, which are ordered as the floats where one of the two is not negative: one
 * instruction, where {@link FloatVector#max} and masks take several.
 */
final class Lanes {

    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    static final int COUNT = FLOATS.length();

    private Lanes() {}

    static FloatVector load(float[] values, int index) {
        return FloatVector.fromArray(FLOATS, values, index);
    }

    static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    /** The larger of two numbers of which one is not negative. */
    static FloatVector larger(FloatVector one, FloatVector other) {
        return one.reinterpretAsInts().max(other.reinterpretAsInts()).reinterpretAsFloats();
    }

    /** The smaller of two numbers of which one is not negative. */
    static FloatVector smaller(FloatVector one, FloatVector other) {
        return one.reinterpretAsInts().min(other.reinterpretAsInts()).reinterpretAsFloats();
    }
}
