package dev.synram.service.protocol;

import java.util.Arrays;

/** Numbers of unknown count. */
final class FloatValues {

    private static final int FIRST = 1024;

    private float[] values = new float[FIRST];
    private int count;

    void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    float[] toArray() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
