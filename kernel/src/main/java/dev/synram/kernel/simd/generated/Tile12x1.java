package dev.synram.kernel.simd.generated;

import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.Panel;
import javax.annotation.processing.Generated;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Matrix products in tiles of 12 rows x 1 vectors of columns. */
@Generated("dev.synram.kernel.simd.generated.TileGenerator")
public final class Tile12x1 {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** Rows of a tile. */
    public static final int ROWS = 12;

    /** Columns of a tile. */
    public static final int COLUMNS = 1 * LANES;

    private Tile12x1() {}

    /**
     * Multiplies with a panel, or multiplies and adds.
     *
     * @param left rows up to the next multiple of {@value #ROWS} are read
     * @param right whose width is a multiple of {@link #COLUMNS}
     * @param out receives the panel's columns
     * @param add whether sums begin with what {@code out} holds
     */
    public static void multiply(MatrixView left, Panel right, MatrixView out, boolean add) {
        for (int row = 0; row < left.rows(); row += ROWS) {
            for (int column = 0; column < right.width(); column += COLUMNS) {
                tile(
                        left.data(),
                        left.start() + row * left.rowStride(),
                        left.rowStride(),
                        left.columnStride(),
                        right.data(),
                        right.start() + column,
                        right.width(),
                        right.depth(),
                        out.data(),
                        out.start() + row * out.rowStride() + right.firstColumn() + column,
                        out.rowStride(),
                        add);
            }
        }
    }

    private static void tile(
            float[] left,
            int leftStart,
            int rowStride,
            int columnStride,
            float[] right,
            int rightStart,
            int rightStride,
            int depth,
            float[] out,
            int outStart,
            int outStride,
            boolean add) {
        FloatVector sum0a = FloatVector.zero(FLOATS);
        FloatVector sum1a = FloatVector.zero(FLOATS);
        FloatVector sum2a = FloatVector.zero(FLOATS);
        FloatVector sum3a = FloatVector.zero(FLOATS);
        FloatVector sum4a = FloatVector.zero(FLOATS);
        FloatVector sum5a = FloatVector.zero(FLOATS);
        FloatVector sum6a = FloatVector.zero(FLOATS);
        FloatVector sum7a = FloatVector.zero(FLOATS);
        FloatVector sum8a = FloatVector.zero(FLOATS);
        FloatVector sum9a = FloatVector.zero(FLOATS);
        FloatVector sum10a = FloatVector.zero(FLOATS);
        FloatVector sum11a = FloatVector.zero(FLOATS);
        if (add) {
            int from = outStart;
            sum0a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum1a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum2a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum3a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum4a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum5a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum6a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum7a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum8a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum9a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum10a = FloatVector.fromArray(FLOATS, out, from);
            from += outStride;
            sum11a = FloatVector.fromArray(FLOATS, out, from);
        }
        int l = leftStart;
        int r = rightStart;
        for (int k = 0; k < depth; k++) {
            FloatVector a = FloatVector.fromArray(FLOATS, right, r);
            FloatVector factor = FloatVector.broadcast(FLOATS, left[l]);
            sum0a = factor.fma(a, sum0a);
            factor = FloatVector.broadcast(FLOATS, left[l + rowStride]);
            sum1a = factor.fma(a, sum1a);
            factor = FloatVector.broadcast(FLOATS, left[l + 2 * rowStride]);
            sum2a = factor.fma(a, sum2a);
            factor = FloatVector.broadcast(FLOATS, left[l + 3 * rowStride]);
            sum3a = factor.fma(a, sum3a);
            factor = FloatVector.broadcast(FLOATS, left[l + 4 * rowStride]);
            sum4a = factor.fma(a, sum4a);
            factor = FloatVector.broadcast(FLOATS, left[l + 5 * rowStride]);
            sum5a = factor.fma(a, sum5a);
            factor = FloatVector.broadcast(FLOATS, left[l + 6 * rowStride]);
            sum6a = factor.fma(a, sum6a);
            factor = FloatVector.broadcast(FLOATS, left[l + 7 * rowStride]);
            sum7a = factor.fma(a, sum7a);
            factor = FloatVector.broadcast(FLOATS, left[l + 8 * rowStride]);
            sum8a = factor.fma(a, sum8a);
            factor = FloatVector.broadcast(FLOATS, left[l + 9 * rowStride]);
            sum9a = factor.fma(a, sum9a);
            factor = FloatVector.broadcast(FLOATS, left[l + 10 * rowStride]);
            sum10a = factor.fma(a, sum10a);
            factor = FloatVector.broadcast(FLOATS, left[l + 11 * rowStride]);
            sum11a = factor.fma(a, sum11a);
            l += columnStride;
            r += rightStride;
        }
        int to = outStart;
        sum0a.intoArray(out, to);
        to += outStride;
        sum1a.intoArray(out, to);
        to += outStride;
        sum2a.intoArray(out, to);
        to += outStride;
        sum3a.intoArray(out, to);
        to += outStride;
        sum4a.intoArray(out, to);
        to += outStride;
        sum5a.intoArray(out, to);
        to += outStride;
        sum6a.intoArray(out, to);
        to += outStride;
        sum7a.intoArray(out, to);
        to += outStride;
        sum8a.intoArray(out, to);
        to += outStride;
        sum9a.intoArray(out, to);
        to += outStride;
        sum10a.intoArray(out, to);
        to += outStride;
        sum11a.intoArray(out, to);
    }
}
