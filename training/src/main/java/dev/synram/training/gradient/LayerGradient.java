package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.Mac;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Im2colIndices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of one multiplication {@code y = factor * x W}: with respect to its weights, {@code factor * x^T g},
 * and to its inputs, {@code factor * g W^T}, where {@code g} is the gradient with respect to {@code y}. Vectors are
 * summed in {@value #PARTS} parts for any number of threads, so that results do not depend on it.
 */
final class LayerGradient {

    private static final int PARTS = 8;

    /** Number of vectors whose input gradients a thread computes together. */
    private static final int ROWS = 4 * MatrixKernel.ROWS;

    private final MatrixKernel products;
    private final GradientKernel elements;
    private final Mac mac;
    private final Workers workers;
    private final int positions;
    private final int outputs;
    private final boolean isInGroups;
    private final List<PartWeights> parts = new ArrayList<>();

    /** For each part of the matrix, how the gradients of its vectors are added to those of samples. */
    private final List<Col2im> additions = new ArrayList<>();

    /** For each part of the matrix, the sums of each part of the vectors. */
    private final List<List<PartSums>> sums = new ArrayList<>();

    /** For each thread, the gradients of the vectors of some samples; none before it computes the first of them. */
    private final @Nullable VectorGradients[] byVector;

    /** What a thread needs to compute gradients with respect to inputs. */
    private static final class VectorGradients {

        private final float[] values;
        private final Col2im.Adder adder;

        VectorGradients(int size, GradientKernel elements) {
            values = new float[size];
            adder = new Col2im.Adder(elements);
        }
    }

    LayerGradient(Mac mac, Workers workers, Kernels kernels) {
        products = kernels.matrix();
        elements = kernels.gradient();
        this.mac = mac;
        this.workers = workers;
        byVector = new VectorGradients[workers.threads()];
        positions = mac.positions();
        outputs = mac.outputs();
        isInGroups = mac.layer() instanceof Conv2d conv && conv.groups() > 1;
        for (MatrixPart part : MatrixPart.of(mac)) {
            Im2col im2col = part.im2col(mac.im2col());
            Im2colIndices gatherer = new Im2colIndices(im2col, 0, im2col.length());
            parts.add(new PartWeights(part));
            additions.add(new Col2im(im2col));
            sums.add(Stream.generate(() -> new PartSums(mac, part, gatherer, kernels))
                    .limit(PARTS)
                    .toList());
        }
    }

    /** A buffer for the gradient with respect to the results, with extra rows that the kernel may read. */
    float[] resultGradients(int samples) {
        return new float[MatrixKernel.padded(samples * positions + MatrixKernel.ROWS) * outputs];
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
        workers.forRange(sums.size() * PARTS, 1, (_, from, to) -> {
            for (int i = from; i < to; i++) {
                int part = i % PARTS;
                sums.get(i / PARTS).get(part).sum(samples, resultGradients, (int) ((long) vectors * part / PARTS), (int)
                        ((long) vectors * (part + 1) / PARTS));
            }
        });
        Arrays.fill(target, 0, mac.inputs() * outputs, 0f);
        for (int i = 0; i < sums.size(); i++) {
            addParts(parts.get(i).part(), sums.get(i), factor, target);
        }
    }

    private void addParts(MatrixPart part, List<PartSums> ofVectors, float factor, float[] target) {
        workers.forRange(part.rows().length, MatrixKernel.ROWS, (_, from, to) -> {
            for (int row = from; row < to; row++) {
                int start = part.rows()[row] * outputs + part.firstOutput();
                for (PartSums some : ofVectors) {
                    some.addRow(row, target, start);
                }
                for (int i = start; i < start + part.outputs(); i++) {
                    target[i] = factor * target[i];
                }
            }
        });
        clearBetweenGroups(part, target);
    }

    private void clearBetweenGroups(MatrixPart part, float[] target) {
        if (!isInGroups) {
            return;
        }
        for (int row : part.rows()) {
            for (int o = part.firstOutput(); o < part.firstOutput() + part.outputs(); o++) {
                if (!mac.connects(row, o)) {
                    target[row * outputs + o] = 0f;
                }
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
        workers.forRange(parts.size(), 1, (_, from, to) -> {
            for (int i = from; i < to; i++) {
                parts.get(i).pack(weights, outputs, factor);
            }
        });
        int step = samplesAtOnce();
        int size = mac.input().size();
        workers.forRange(samples, step, (worker, from, to) -> {
            VectorGradients some = vectorGradients(worker);
            for (int first = from; first < to; first += step) {
                int count = Math.min(step, to - first);
                for (int i = 0; i < parts.size(); i++) {
                    multiply(parts.get(i), resultGradients, first, count, some.values);
                    scatter(i, some, first, count, target);
                }
                if (slopes != null) {
                    elements.ramp(target, first * size, count * size, slopes);
                }
            }
        });
    }

    private int samplesAtOnce() {
        return Math.max(1, ROWS / positions);
    }

    private VectorGradients vectorGradients(int worker) {
        VectorGradients known = byVector[worker];
        if (known == null) {
            int most = parts.stream()
                    .mapToInt(part -> part.transposed().paddedColumns())
                    .max()
                    .orElseThrow();
            known = new VectorGradients(MatrixKernel.padded(samplesAtOnce() * positions) * most, elements);
            byVector[worker] = known;
        }
        return known;
    }

    private void multiply(PartWeights part, float[] resultGradients, int first, int count, float[] byVector) {
        MatrixView left = new MatrixView(resultGradients, outputs, 1)
                .set(first * positions * outputs + part.part().firstOutput(), count * positions);
        products.multiply(
                left,
                part.transposed(),
                new MatrixView(byVector, part.transposed().paddedColumns(), 1));
    }

    /** Sums, for each element of some samples, the gradients of all vectors that contain it; the first part begins the sums. */
    private void scatter(int part, VectorGradients from, int first, int count, float[] target) {
        int size = mac.input().size();
        int stride = parts.get(part).transposed().paddedColumns();
        if (positions == 1 && parts.get(part).part().rows().length == size) {
            for (int s = 0; s < count; s++) {
                System.arraycopy(from.values, s * stride, target, (first + s) * size, size);
            }
            return;
        }
        if (part == 0) {
            Arrays.fill(target, first * size, (first + count) * size, 0f);
        }
        for (int s = 0; s < count; s++) {
            additions
                    .get(part)
                    .add(from.adder, from.values, s * positions * stride, stride, target, (first + s) * size);
        }
    }
}
