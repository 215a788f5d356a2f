package dev.synram.simulator.folded;

import dev.synram.chip.Block;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SynapseArray;
import dev.synram.simulator.circuit.SynapticInputs;
import java.util.Arrays;

/**
 * The synapses of a block folded: currents and the strengths of synaptic inputs as one effective matrix, in LSB per unit
 * of pulse length.
 *
 * <p>The table beside it estimates what events bring to the two lines of each column, from the current of its mean
 * synapse. It only serves to find out how far lines saturate, which needs it roughly, and it keeps a column's result
 * independent of all other columns.
 */
final class FoldedBlock {

    /** Columns that a thread folds at once. */
    private static final int STEP = 64;

    private final Block block;
    private final LaneWeights matrix;
    private final LineTable lines;
    private final byte[] weights;

    FoldedBlock(Block block, HemisphereCircuits circuits, FoldedColumns columns, Workers workers) {
        this.block = block;
        matrix = new LaneWeights(block.inputs(), block.columns());
        lines = new LineTable(block.columns());
        weights = new byte[block.size()];
        workers.forRange(block.columns(), STEP, (_, from, to) -> fold(from, to, circuits, columns));
    }

    /** Folds some columns, which do not depend on others. */
    private void fold(int from, int to, HemisphereCircuits circuits, FoldedColumns columns) {
        int count = to - from;
        Block part = block.columns(from, count);
        SynapseArray synapses = circuits.synapses();
        float[] up = strengths(part, circuits.neurons().excitatory(), 1);
        float[] down = strengths(part, circuits.neurons().inhibitory(), -1);
        float[] currents = new float[count];
        float[] sums = new float[count];
        float[] squares = new float[count];
        for (int input = 0; input < block.inputs(); input++) {
            int row = input * block.columns() + from;
            synapses.copyRow(part, input, weights, row);
            synapses.currents(part, input, currents);
            for (int c = 0; c < count; c++) {
                sums[c] += currents[c];
                squares[c] += currents[c] * currents[c];
                currents[c] *= weights[row + c] >= 0 ? up[c] : down[c];
            }
            matrix.setRow(input, from, currents, count);
        }
        for (int c = 0; c < count; c++) {
            columns.describe(lines, from + c, part.firstColumn() + c, sums[c], squares[c], block.inputs());
        }
    }

    private static float[] strengths(Block part, SynapticInputs inputs, int sign) {
        float[] strengths = new float[part.columns()];
        for (int c = 0; c < strengths.length; c++) {
            strengths[c] = sign * inputs.strength(part.firstColumn() + c);
        }
        return strengths;
    }

    /** Whether this is the given block with the weights that it holds now. */
    boolean holds(Block other, SynapseArray synapses) {
        return block.equals(other) && synapses.hold(block, weights);
    }

    /** Whether this is the given block with the given weights. */
    boolean wasMadeOf(Block other, byte[] values) {
        return block.equals(other) && Arrays.equals(weights, values);
    }

    Block block() {
        return block;
    }

    LaneWeights matrix() {
        return matrix;
    }

    LineTable lines() {
        return lines;
    }
}
