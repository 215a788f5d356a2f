package dev.synram.experiment.conversion;

import dev.synram.network.quantization.ResultLimit;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The 99.9th percentile of magnitudes, of some of very many numbers. */
final class UsualMagnitude {

    private static final double USUAL = 0.999;
    private static final int MOST = 1 << 15;

    private UsualMagnitude() {}

    static double of(float[] values) {
        return of(values.length, i -> values[i]);
    }

    /** The usual magnitude of what counts of results. */
    static double of(float[] results, ResultLimit limit) {
        return of(results.length, i -> limit.counted(results[i]));
    }

    /** The largest magnitude of all numbers. */
    static double largest(int count, IntToDoubleFunction value) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(value.applyAsDouble(i)));
        }
        return largest;
    }

    static double of(int count, IntToDoubleFunction value) {
        int stride = Stride.of(count, MOST);
        double[] magnitudes = new double[Math.ceilDiv(count, stride)];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(value.applyAsDouble(i * stride));
        }
        Arrays.sort(magnitudes);
        return magnitudes[(int) (USUAL * (magnitudes.length - 1))];
    }
}
