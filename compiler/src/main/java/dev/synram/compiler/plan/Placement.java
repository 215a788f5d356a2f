package dev.synram.compiler.plan;

import dev.synram.chip.Block;
import dev.synram.chip.RowMode;
import dev.synram.compiler.target.Synram;
import dev.synram.network.layer.Im2col;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.Arrays;
import java.util.List;

/**
 * Where and when a tile is computed, for some of the positions of a sample.
 *
 * @param tile the part of the matrix
 * @param synram where its weights stand
 * @param inputs for each row of the tile its input of the synram, ascending
 * @param segments its columns in the synram
 * @param firstPosition first of the positions of a sample, as the matrix is laid out, that this place computes
 * @param positions how many
 * @param phase number of the phase of the program in which it is computed
 * @param pass number of the tile among those of the step in the same synram, which are computed one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; placements are never compared
public record Placement(
        Tile tile,
        Synram synram,
        int[] inputs,
        List<ColumnSegment> segments,
        int firstPosition,
        int positions,
        int phase,
        int pass) {

    public Placement {
        segments = List.copyOf(segments);
    }

    /** How its inputs use the rows of the synram. */
    public RowMode rows() {
        return segments.getFirst().block().rows();
    }

    /** Inputs from the first one that is used to the last, failed ones in between included. */
    public int inputSpan() {
        return segments.getFirst().block().inputs();
    }

    /**
     * The elements of the vectors that are sent to the synram: inputs that failed get nothing.
     *
     * @param all the elements of all vectors of the step
     */
    Im2col patches(Im2col all) {
        int span = inputSpan();
        int[] source = new int[positions * span];
        Arrays.fill(source, Im2col.PADDING);
        for (int p = 0; p < positions; p++) {
            for (int row = 0; row < inputs.length; row++) {
                int element = all.source()[(firstPosition + p) * all.length() + tile.rows()[row]];
                source[p * span + inputs[row] - inputs[0]] = element;
            }
        }
        return new Im2col(span, source);
    }

    /** The weights of one of its segments, as they stand in the synram. */
    byte[] weights(Unrolled matrix, int segment, QuantizedWeights weights) {
        Block block = segments.get(segment).block();
        int firstColumn = segments.get(segment).firstColumn();
        int outputs = matrix.mac().outputs();
        byte[] result = new byte[block.size()];
        for (int row = 0; row < inputs.length; row++) {
            int to = (inputs[row] - inputs[0]) * block.columns();
            int column = firstColumn;
            while (column < firstColumn + block.columns()) {
                int output = column % outputs;
                int count = Math.min(outputs - output, firstColumn + block.columns() - column);
                int parameter = matrix.parameterRow(tile.rows()[row], column / outputs);
                if (parameter >= 0) {
                    int from = parameter * outputs + output;
                    System.arraycopy(weights.values(), from, result, to + column - firstColumn, count);
                }
                column += count;
            }
        }
        return result;
    }
}
