package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.network.Mac;
import dev.synram.network.layer.Im2colIndices;
import java.util.Arrays;

/** Sums over some vectors of the gradient with respect to the weights of one part of a multiplication. */
final class PartSums {

    /** Number of vectors whose inputs and gradients stay in the cache while their products are accumulated. */
    private static final int CHUNK = 128;

    private final MatrixKernel products;
    private final GradientKernel elements;
    private final MatrixPart part;
    private final Im2colIndices gatherer;
    private final int positions;
    private final int columns;
    private final int paddedRows;
    private final byte[] gathered;
    private final float[] values;
    private final MatrixView valuesByRow;
    private final PackedMatrix gradients;
    private final float[] sums;
    private final MatrixView sumRows;

    PartSums(Mac mac, MatrixPart part, Im2colIndices gatherer, Kernels kernels) {
        products = kernels.matrix();
        elements = kernels.gradient();
        this.part = part;
        this.gatherer = gatherer;
        positions = mac.positions();
        columns = mac.outputs();
        paddedRows = MatrixKernel.padded(part.rows().length);
        gathered = new byte[paddedRows];
        values = new float[CHUNK * paddedRows];
        valuesByRow = new MatrixView(values, 1, paddedRows).set(0, part.rows().length);
        gradients = new PackedMatrix(CHUNK, part.outputs());
        sums = new float[paddedRows * gradients.paddedColumns()];
        sumRows = new MatrixView(sums, gradients.paddedColumns(), 1);
    }

    /** Replaces the sums by those over the vectors {@code from} to {@code to}. */
    void sum(Vectors samples, float[] resultGradients, int from, int to) {
        Arrays.fill(sums, 0f);
        for (int first = from; first < to; first += CHUNK) {
            int count = Math.min(CHUNK, to - first);
            for (int v = 0; v < count; v++) {
                load(samples, first + v, v);
            }
            gradients.limit(count);
            gradients.pack(resultGradients, first * columns + part.firstOutput(), columns);
            products.multiplyAdd(valuesByRow, gradients, sumRows);
        }
    }

    private void load(Vectors samples, int vector, int row) {
        int sample = vector / positions;
        gatherer.gather(vector % positions, samples.data(), samples.start(sample), gathered, 0);
        elements.floats(gathered, values, row * paddedRows, part.rows().length);
    }

    /** Adds the sums of a row of the part to neighbouring elements. */
    void addRow(int row, float[] target, int to) {
        int from = row * gradients.paddedColumns();
        for (int o = 0; o < part.outputs(); o++) {
            target[to + o] += sums[from + o];
        }
    }
}
