package dev.synram.kernel.scalar;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import java.util.Arrays;

/** Matrix products in plain Java. */
public final class ScalarMatrixKernel implements MatrixKernel {

    @Override
    public void multiply(
            MatrixView left,
            int rows,
            PackedMatrix right,
            int panel,
            float[] out,
            int outStart,
            int outStride,
            boolean add) {
        int width = right.width(panel);
        for (int row = 0; row < rows; row++) {
            int to = outStart + row * outStride;
            if (!add) {
                Arrays.fill(out, to, to + width, 0f);
            }
            int from = left.start() + row * left.rowStride();
            for (int k = 0; k < right.depth(); k++) {
                float factor = left.data()[from + k * left.columnStride()];
                addScaled(right.data(), right.start(panel) + k * width, factor, width, out, to);
            }
        }
    }

    private static void addScaled(float[] values, int start, float factor, int count, float[] sums, int to) {
        for (int c = 0; c < count; c++) {
            sums[to + c] = Math.fma(factor, values[start + c], sums[to + c]);
        }
    }
}
