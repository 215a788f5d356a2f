package dev.synram.data.ecg;

import java.util.Arrays;
import java.util.List;

/**
 * The signal around the R peak of each beat of a record, 0.3 s before it to 0.5 s after it, as 48 means of six samples each. The
 * median of the window is subtracted. Values are divided by twice the usual height of a beat of the record and compressed by a square root,
 * so that P waves remain visible with activations of 5 bits; they are limited to -1..1.
 */
final class BeatWindows {

    /** Samples a second that the window is made for. */
    static final int FREQUENCY = 360;

    /** Number of values of a window. */
    static final int VALUES = 48;

    private static final int MEAN_OF = 6;
    private static final int BEFORE = 18 * MEAN_OF;

    private final float[] lead;
    private final float[] window = new float[VALUES * MEAN_OF];
    private final float usual;

    /** Windows of a record with at least one beat. */
    BeatWindows(float[] lead, List<Beat> beats) {
        this.lead = lead;
        float[] heights = new float[beats.size()];
        for (int i = 0; i < heights.length; i++) {
            for (float value : centred(beats.get(i).sample())) {
                heights[i] = Math.max(heights[i], Math.abs(value));
            }
        }
        usual = Math.max(Float.MIN_NORMAL, median(heights));
    }

    /** The values of a window around a sample. */
    float[] around(int peak) {
        float[] values = centred(peak);
        float[] means = new float[VALUES];
        for (int i = 0; i < values.length; i++) {
            means[i / MEAN_OF] += values[i] / MEAN_OF;
        }
        for (int i = 0; i < means.length; i++) {
            double root = Math.sqrt(Math.abs(means[i]) / (2 * usual));
            means[i] = (float) (Math.signum(means[i]) * Math.min(1, root));
        }
        return means;
    }

    /** The window without its median, valid until the next call; beyond the ends of the record its first or last value. */
    private float[] centred(int peak) {
        for (int i = 0; i < window.length; i++) {
            window[i] = lead[Math.clamp(peak - BEFORE + i, 0, lead.length - 1)];
        }
        float median = median(window);
        for (int i = 0; i < window.length; i++) {
            window[i] -= median;
        }
        return window;
    }

    private static float median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
