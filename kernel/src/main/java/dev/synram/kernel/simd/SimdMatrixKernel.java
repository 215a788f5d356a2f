package dev.synram.kernel.simd;

import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.data.Panel;
import dev.synram.kernel.simd.generated.Tile12x1;
import dev.synram.kernel.simd.generated.Tile12x2;
import dev.synram.kernel.simd.generated.Tile6x2;
import dev.synram.kernel.simd.generated.Tile6x4;
import jdk.incubator.vector.FloatVector;

/**
 * Matrix products with the Vector API: a tile of results stays in registers while all of its products are added. Tiles
 * are as large as the registers of the machine allow: 32 of them where vectors have 4 or 16 floats, 16 where they have
 * 8.
 */
final class SimdMatrixKernel implements MatrixKernel {

    private static final int AVX2_LANES = 8;

    /** Computes all tiles of a panel. */
    @FunctionalInterface
    private interface Tiles {

        void multiply(MatrixView left, Panel right, MatrixView out, boolean add);
    }

    private final Tiles wide =
            FloatVector.SPECIES_PREFERRED.length() == AVX2_LANES ? Tile6x2::multiply : Tile6x4::multiply;
    private final Tiles narrow = PackedMatrix.NARROW % Tile6x4.COLUMNS == 0 ? wide : Tile12x2::multiply;
    private final Tiles narrowest =
            FloatVector.SPECIES_PREFERRED.length() == PackedMatrix.NARROWEST ? Tile12x1::multiply : wide;

    @Override
    public void multiply(MatrixView left, PackedMatrix right, MatrixView out) {
        multiply(left, right, out, false);
    }

    @Override
    public void multiplyAdd(MatrixView left, PackedMatrix right, MatrixView out) {
        multiply(left, right, out, true);
    }

    private Tiles tiles(Panel panel) {
        return switch (panel.width()) {
            case PackedMatrix.WIDTH -> wide;
            case PackedMatrix.NARROW -> narrow;
            default -> narrowest;
        };
    }

    private void multiply(MatrixView left, PackedMatrix right, MatrixView out, boolean add) {
        for (int i = 0; i < right.panels(); i++) {
            Panel panel = right.panel(i);
            tiles(panel).multiply(left, panel, out, add);
        }
    }
}
