package dev.synram.kernel.provider;

import java.util.Random;

/** Numbers for tests of kernels. */
final class RandomFloats {

    private RandomFloats() {}

    /** Between -1 and 1. */
    static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    /** Between 0 and the largest. */
    static float[] positive(Random random, int count, float largest) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = largest * random.nextFloat();
        }
        return values;
    }
}
