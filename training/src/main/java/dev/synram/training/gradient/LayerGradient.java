package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.Mac;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2colIndices;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of one multiplication {@code y = factor * x W}: with respect to its weights, {@code factor * x^T g},
 * and to its inputs, {@code factor * g W^T}, where {@code g} is the gradient with respect to {@code y}. Vectors are
 * summed in {@value #PARTS} parts for any number of threads, so that results do not depend on it.
 */
final class LayerGradient {

    private static final int PARTS = 8;

    /** Number of vectors whose inputs and gradients stay in the cache while their products are accumulated. */
    private static final int CHUNK = 128;

    /** Number of vectors whose input gradients a thread computes together. */
    private static final int ROWS = 4 * MatrixKernel.ROWS;

    private final MatrixKernel products;
    private final GradientKernel elements;
    private final Mac mac;
    private final Workers workers;
    private final int positions;
    private final int inputs;
    private final int outputs;
    private final int paddedInputs;
    private final Im2colIndices gatherer;
    private final PackedMatrix transposed;
    private final Accumulator[] accumulators = new Accumulator[PARTS];

    /** Elements of the matrix without a weight, which are between groups. */
    private final BitSet disconnected;

    LayerGradient(Mac mac, Workers workers, Kernels kernels) {
        products = kernels.matrix();
        elements = kernels.gradient();
        this.mac = mac;
        this.workers = workers;
        positions = mac.positions();
        inputs = mac.inputs();
        outputs = mac.outputs();
        paddedInputs = MatrixKernel.padded(inputs);
        gatherer = new Im2colIndices(mac.im2col(), 0, inputs);
        transposed = new PackedMatrix(outputs, inputs);
        for (int part = 0; part < PARTS; part++) {
            accumulators[part] = new Accumulator();
        }
        disconnected = disconnected(mac);
    }

    private static BitSet disconnected(Mac mac) {
        BitSet disconnected = new BitSet();
        if (mac.layer() instanceof Conv2d conv && conv.groups() > 1) {
            for (int i = 0; i < mac.inputs() * mac.outputs(); i++) {
                disconnected.set(i, !mac.connects(i / mac.outputs(), i % mac.outputs()));
            }
        }
        return disconnected;
    }

    /** A buffer for the gradient with respect to the results, with extra rows that the kernel may read. */
    float[] resultGradients(int samples) {
        return new float[MatrixKernel.padded(samples * positions + MatrixKernel.ROWS) * outputs];
    }

    /** One part of the vectors: its sums and a chunk of its inputs and gradients. */
    private final class Accumulator {

        private final byte[] gathered = new byte[paddedInputs];
        private final float[] values = new float[CHUNK * paddedInputs];
        private final MatrixView valuesByInput = new MatrixView(values, 1, paddedInputs).set(0, inputs);
        private final PackedMatrix gradients = new PackedMatrix(CHUNK, outputs);
        private final int stride = gradients.paddedColumns();
        private final float[] sums = new float[paddedInputs * stride];
        private final MatrixView sumRows = new MatrixView(sums, stride, 1);

        void add(Vectors samples, float[] resultGradients, int from, int to) {
            Arrays.fill(sums, 0f);
            for (int first = from; first < to; first += CHUNK) {
                int count = Math.min(CHUNK, to - first);
                for (int v = 0; v < count; v++) {
                    load(samples, first + v, v);
                }
                gradients.limit(count);
                gradients.pack(resultGradients, first * outputs, outputs);
                products.multiplyAdd(valuesByInput, gradients, sumRows);
            }
        }

        private void load(Vectors samples, int vector, int row) {
            int sample = vector / positions;
            gatherer.gather(vector % positions, samples.data(), samples.start(sample), gathered, 0);
            elements.floats(gathered, values, row * paddedInputs, inputs);
        }
    }

    /**
     * The gradient with respect to the weights.
     *
     * @param samples the layer's input
     * @param resultGradients one row for each position of each sample
     * @param target receives inputs x outputs
     */
    void byWeights(Vectors samples, float[] resultGradients, float factor, float[] target) {
        int vectors = samples.count() * positions;
        workers.forRange(PARTS, 1, (_, from, to) -> {
            for (int part = from; part < to; part++) {
                accumulators[part].add(samples, resultGradients, (int) ((long) vectors * part / PARTS), (int)
                        ((long) vectors * (part + 1) / PARTS));
            }
        });
        workers.forRange(inputs, MatrixKernel.ROWS, (_, from, to) -> {
            for (int input = from; input < to; input++) {
                addParts(input, factor, target);
            }
        });
    }

    private void addParts(int input, float factor, float[] target) {
        int to = input * outputs;
        Arrays.fill(target, to, to + outputs, 0f);
        for (Accumulator accumulator : accumulators) {
            int from = input * accumulator.stride;
            for (int o = 0; o < outputs; o++) {
                target[to + o] += accumulator.sums[from + o];
            }
        }
        for (int o = 0; o < outputs; o++) {
            target[to + o] *= factor;
        }
        if (!disconnected.isEmpty()) {
            for (int o = 0; o < outputs; o++) {
                target[to + o] = disconnected.get(to + o) ? 0f : target[to + o];
            }
        }
    }

    /**
     * The gradient with respect to the inputs or, with slopes, to the results that were requantized to the inputs.
     *
     * @param samples number of samples
     * @param weights inputs x outputs
     * @param slopes slopes of the requantization, or null
     * @param target receives one row per sample
     */
    void byInputs(
            int samples,
            float[] weights,
            float[] resultGradients,
            float factor,
            @Nullable Ramp slopes,
            float[] target) {
        packTransposed(weights, factor);
        int stride = transposed.paddedColumns();
        int step = Math.max(1, ROWS / positions);
        int size = mac.input().size();
        workers.forRange(samples, step, (_, from, to) -> {
            float[] byVector = new float[MatrixKernel.padded(step * positions) * stride];
            MatrixView left = new MatrixView(resultGradients, outputs, 1);
            MatrixView out = new MatrixView(byVector, stride, 1);
            for (int first = from; first < to; first += step) {
                int count = Math.min(step, to - first);
                left.set(first * positions * outputs, count * positions);
                products.multiply(left, transposed, out);
                for (int s = 0; s < count; s++) {
                    int start = (first + s) * size;
                    scatter(byVector, s * positions * stride, stride, target, start, size);
                    if (slopes != null) {
                        elements.ramp(target, start, size, slopes);
                    }
                }
            }
        });
    }

    private void packTransposed(float[] weights, float factor) {
        for (int input = 0; input < inputs; input++) {
            for (int output = 0; output < outputs; output++) {
                transposed.data()[transposed.index(output, input)] = factor * weights[input * outputs + output];
            }
        }
    }

    /** Sums, for each element of a sample, the gradients of all vectors that contain it. */
    private void scatter(float[] byVector, int from, int stride, float[] target, int to, int size) {
        int[] source = mac.im2col().source();
        if (source.length == size && positions == 1) {
            System.arraycopy(byVector, from, target, to, size);
            return;
        }
        Arrays.fill(target, to, to + size, 0f);
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < inputs; i++) {
                int element = source[position * inputs + i];
                if (element >= 0) {
                    target[to + element] += byVector[from + position * stride + i];
                }
            }
        }
    }
}
