package dev.synram.runtime.host;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Shape;
import org.jspecify.annotations.Nullable;

/** One multiplication in float: {@code y = x W + b} for each patch of each sample. */
public final class FloatProduct {

    /** Vectors that are multiplied at once, so that they stay in the cache. */
    private static final int STRIP = 16 * MatrixKernel.ROWS;

    private final MatrixKernel kernel = KernelProvider.best().matrix();
    private final Im2col patches;
    private final int size;
    private final PackedMatrix weights;
    private final float[] bias;

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
    }

    /** Multiplies all samples; results lie sample by sample, position by position. */
    public float[] results(float[] samples, int count, Workers workers) {
        int vectors = Math.multiplyExact(count, patches.positions());
        int outputs = weights.columns();
        float[] results = new float[Math.multiplyExact(vectors, outputs)];
        int stride = weights.panels() * PackedMatrix.WIDTH;
        workers.forRange(vectors, STRIP, (_, from, to) -> {
            float[] rows = new float[STRIP * patches.length()];
            float[] sums = new float[STRIP * stride];
            for (int first = from; first < to; first += STRIP) {
                int strip = Math.min(STRIP, to - first);
                for (int v = 0; v < strip; v++) {
                    cut(samples, first + v, rows, v * patches.length());
                }
                MatrixView left = new MatrixView(rows, 0, patches.length(), 1);
                for (int panel = 0; panel < weights.panels(); panel++) {
                    kernel.multiply(left, strip, weights, panel, sums, panel * PackedMatrix.WIDTH, stride, false);
                }
                for (int v = 0; v < strip; v++) {
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
