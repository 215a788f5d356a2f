package dev.synram.runtime.host;

import dev.synram.network.FloatWeights;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import java.util.List;

/** What layers without multiplication do in float; samples lie one after the other. */
public final class FloatSteps {

    private FloatSteps() {}

    /** Why a layer has no results in float. */
    public static IllegalArgumentException notInFloat(Layer layer) {
        return new IllegalArgumentException("%s is a layer of chips; it has no results in float".formatted(layer));
    }

    /** Limits values to 0 and above, and to an upper limit. */
    public static float[] relu(float[] values, float limit) {
        float[] results = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = Math.min(limit, Math.max(0f, values[i]));
        }
        return results;
    }

    /** Multiplies each channel by a factor and adds an offset. */
    public static float[] norm(float[] values, FloatWeights factorsAndOffsets) {
        int channels = factorsAndOffsets.outputs();
        float[] factors = factorsAndOffsets.values();
        float[] results = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = values[i] * factors[i % channels] + factors[channels + i % channels];
        }
        return results;
    }

    /** Means of neighbouring channels, divided by the powers of two of their results. */
    public static float[] columnMean(ColumnMean mean, float[] values) {
        float[] results = new float[values.length / mean.columns()];
        for (int i = 0; i < results.length; i++) {
            float sum = 0;
            for (int c = i * mean.columns(); c < (i + 1) * mean.columns(); c++) {
                sum += values[c];
            }
            results[i] = sum / mean.divisor(i % mean.shifts().size());
        }
        return results;
    }

    /** Largest or mean value of each window. */
    public static float[] pool(Pool.Mode mode, Im2col taps, float[] values, int samples) {
        int size = values.length / samples;
        int outputs = taps.positions();
        float[] results = new float[samples * outputs];
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < outputs; o++) {
                results[s * outputs + o] = pooled(mode, taps, o * taps.length(), values, s * size);
            }
        }
        return results;
    }

    private static float pooled(Pool.Mode mode, Im2col taps, int first, float[] values, int sample) {
        float largest = Float.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int i = first; i < first + taps.length(); i++) {
            int element = taps.source()[i];
            if (element != Im2col.PADDING) {
                largest = Math.max(largest, values[sample + element]);
                sum += values[sample + element];
                count++;
            }
        }
        return mode == Pool.Mode.MAX ? largest : (float) (sum / count);
    }

    /** Sums of corresponding values. */
    public static float[] add(List<float[]> inputs) {
        float[] sums = inputs.getFirst().clone();
        for (float[] other : inputs.subList(1, inputs.size())) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += other[i];
            }
        }
        return sums;
    }

    /** Lays channels side by side; {@code channels} has those of each input. */
    public static float[] concatenate(List<float[]> inputs, List<Integer> channels) {
        int all = channels.stream().mapToInt(Integer::intValue).sum();
        int positions = inputs.getFirst().length / channels.getFirst();
        float[] results = new float[positions * all];
        int first = 0;
        for (int k = 0; k < inputs.size(); k++) {
            int width = channels.get(k);
            for (int p = 0; p < positions; p++) {
                System.arraycopy(inputs.get(k), p * width, results, p * all + first, width);
            }
            first += width;
        }
        return results;
    }

    /** What users apply to the results of each sample. */
    public static float[] readout(Readout.Function function, float[] values, int samples) {
        return switch (function) {
            case SOFTMAX -> softmax(values, samples);
            case LOG_SOFTMAX -> logSoftmax(values, samples);
            case SIGMOID -> sigmoid(values);
        };
    }

    private static float[] softmax(float[] values, int samples) {
        int size = values.length / samples;
        float[] results = new float[values.length];
        for (int from = 0; from < values.length; from += size) {
            double normalizer = logSumExp(values, from, size);
            for (int i = from; i < from + size; i++) {
                results[i] = (float) Math.exp(values[i] - normalizer);
            }
        }
        return results;
    }

    private static float[] logSoftmax(float[] values, int samples) {
        int size = values.length / samples;
        float[] results = new float[values.length];
        for (int from = 0; from < values.length; from += size) {
            double normalizer = logSumExp(values, from, size);
            for (int i = from; i < from + size; i++) {
                results[i] = (float) (values[i] - normalizer);
            }
        }
        return results;
    }

    /** The logarithm of the sum of the exponentials of {@code size} values from an index. */
    public static double logSumExp(float[] values, int from, int size) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + size; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + size; i++) {
            sum += Math.exp(values[i] - largest);
        }
        return largest + Math.log(sum);
    }

    private static float[] sigmoid(float[] values) {
        float[] results = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = (float) (1 / (1 + Math.exp(-values[i])));
        }
        return results;
    }

    /** Index of the largest value of each sample. */
    public static float[] argMax(float[] values, int samples) {
        int size = values.length / samples;
        float[] results = new float[samples];
        for (int s = 0; s < samples; s++) {
            int best = 0;
            for (int i = 1; i < size; i++) {
                best = values[s * size + i] > values[s * size + best] ? i : best;
            }
            results[s] = best;
        }
        return results;
    }
}
