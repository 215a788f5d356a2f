package dev.synram.training.gradient;

import dev.synram.kernel.data.PackedMatrix;

/** The transposed weights of one part of a multiplication, times a factor. */
final class PartWeights {

    private final MatrixPart part;
    private final PackedMatrix transposed;

    PartWeights(MatrixPart part) {
        this.part = part;
        transposed = new PackedMatrix(part.outputs(), part.rows().length);
    }

    MatrixPart part() {
        return part;
    }

    /** Outputs x rows of the part. */
    PackedMatrix transposed() {
        return transposed;
    }

    /**
     * Replaces the weights.
     *
     * @param weights inputs x outputs of the whole multiplication
     */
    void pack(float[] weights, int outputs, float factor) {
        for (int row = 0; row < part.rows().length; row++) {
            int from = part.rows()[row] * outputs + part.firstOutput();
            for (int output = 0; output < part.outputs(); output++) {
                transposed.data()[transposed.index(output, row)] = factor * weights[from + output];
            }
        }
    }
}
