package dev.synram.service.protocol;

import java.util.Arrays;
import java.util.List;

/** Numbers whose count is often known before: then there is one array, of which no copy is made. */
public final class FloatValues {

    private static final int FIRST = 1024;

    private float[] values = {};
    private int count;

    /**
     * Takes room at once.
     *
     * @param shape of the numbers, if it is known
     * @param most numbers that can come
     */
    public void expect(List<Long> shape, int most) {
        long expected = 1;
        for (long size : shape) {
            expected = Math.clamp(expected * Math.clamp(size, 0, most), 0, most);
        }
        if (count == 0 && !shape.isEmpty()) {
            values = new float[(int) expected];
        }
    }

    /** Adds a number. */
    public void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST, count + count / 2));
        }
        values[count++] = value;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** All numbers. */
    public float[] toArray() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
