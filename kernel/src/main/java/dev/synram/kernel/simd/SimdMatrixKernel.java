package dev.synram.kernel.simd;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import jdk.incubator.vector.FloatVector;

/**
 * Matrix products with the Vector API: a tile of results stays in registers while all of its products are added. Tiles
 * are as large as the registers of the machine allow: 32 of them where vectors have 4 or 16 floats, 16 where they have
 * 8.
 */
final class SimdMatrixKernel implements MatrixKernel {

    private static final int AVX2_LANES = 8;

    private final Tile wide = FloatVector.SPECIES_PREFERRED.length() == AVX2_LANES ? new Tile6x2() : new Tile6x4();
    private final Tile narrow = PackedMatrix.NARROW % wide.columns() == 0 ? wide : new Tile12x2();

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
        Tile tile = width == PackedMatrix.WIDTH ? wide : narrow;
        for (int row = 0; row < rows; row += tile.rows()) {
            for (int column = 0; column < width; column += tile.columns()) {
                tile.multiply(
                        left.data(),
                        left.start() + row * left.rowStride(),
                        left.rowStride(),
                        left.columnStride(),
                        right.data(),
                        right.start(panel) + column,
                        width,
                        right.depth(),
                        out,
                        outStart + row * outStride + column,
                        outStride,
                        add);
            }
        }
    }
}
