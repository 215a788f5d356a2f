package dev.synram.runtime.host;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;
import org.jspecify.annotations.Nullable;

/** One multiplication in float: {@code y = x W + b} for each patch of each sample. */
public final class FloatProduct {

    /** Vectors that are multiplied at once, so that they stay in the cache. */
    private static final int CHUNK = 16 * MatrixKernel.ROWS;

    private final Im2col patches;
    private final int size;
    private final PackedMatrix weights;
    private final float[] bias;
    private final @Nullable GroupedProduct groups;

    /**
     * Prepares.
     *
     * @param input the shape of a sample
     * @param bias 1 x outputs, or null for none
     */
    public FloatProduct(MacLayer layer, Shape input, FloatWeights weights, @Nullable FloatWeights bias) {
        patches = layer.im2col(input);
        size = input.size();
        this.weights = new PackedMatrix(weights.inputs(), weights.outputs());
        this.weights.pack(weights.values(), 0, weights.outputs());
        this.bias = bias == null ? new float[weights.outputs()] : bias.values();
        groups = layer instanceof Conv2d conv && conv.groups() > 1 ? new GroupedProduct(conv, input, weights) : null;
    }

    /** Multiplies all samples; results lie sample by sample, position by position. */
    public float[] results(float[] samples, int count, MatrixKernel kernel, Workers workers) {
        int vectors = Math.multiplyExact(count, patches.positions());
        int outputs = weights.columns();
        float[] results = new float[Math.multiplyExact(vectors, outputs)];
        int stride = weights.paddedColumns();
        workers.forRange(vectors, CHUNK, (_, from, to) -> {
            float[] rows = new float[CHUNK * patches.length()];
            float[] sums = new float[CHUNK * stride];
            MatrixView left = new MatrixView(rows, patches.length(), 1);
            MatrixView out = new MatrixView(sums, stride, 1);
            for (int first = from; first < to; first += CHUNK) {
                int chunk = Math.min(CHUNK, to - first);
                for (int v = 0; v < chunk; v++) {
                    cut(samples, first + v, rows, v * patches.length());
                }
                if (groups == null) {
                    kernel.multiply(left.set(0, chunk), weights, out);
                } else {
                    groups.multiply(rows, sums, chunk, stride);
                }
                for (int v = 0; v < chunk; v++) {
                    for (int o = 0; o < outputs; o++) {
                        results[(first + v) * outputs + o] = sums[v * stride + o] + bias[o];
                    }
                }
            }
        });
        return results;
    }

    private void cut(float[] samples, int vector, float[] target, int to) {
        int sample = vector / patches.positions() * size;
        int position = vector % patches.positions() * patches.length();
        int[] source = patches.source();
        for (int i = 0; i < patches.length(); i++) {
            int element = source[position + i];
            target[to + i] = element == Im2col.PADDING ? 0f : samples[sample + element];
        }
    }
}
