package dev.synram.kernel.scalar;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.data.Panel;
import java.util.Arrays;

/** Matrix products in plain Java. */
final class ScalarMatrixKernel implements MatrixKernel {

    @Override
    public void multiply(MatrixView left, PackedMatrix right, MatrixView out) {
        for (int row = 0; row < left.rows(); row++) {
            int to = out.start() + row * out.rowStride();
            Arrays.fill(out.data(), to, to + right.paddedColumns(), 0f);
        }
        multiplyAdd(left, right, out);
    }

    @Override
    public void multiplyAdd(MatrixView left, PackedMatrix right, MatrixView out) {
        for (int i = 0; i < right.panels(); i++) {
            Panel panel = right.panel(i);
            for (int row = 0; row < left.rows(); row++) {
                int from = left.start() + row * left.rowStride();
                int to = out.start() + row * out.rowStride() + panel.firstColumn();
                for (int k = 0; k < right.depth(); k++) {
                    addScaled(left.data()[from + k * left.columnStride()], panel, k, out.data(), to);
                }
            }
        }
    }

    private static void addScaled(float factor, Panel panel, int row, float[] sums, int to) {
        float[] values = panel.data();
        int start = panel.start() + row * panel.width();
        for (int c = 0; c < panel.width(); c++) {
            sums[to + c] = Fma.of(factor, values[start + c], sums[to + c]);
        }
    }
}
