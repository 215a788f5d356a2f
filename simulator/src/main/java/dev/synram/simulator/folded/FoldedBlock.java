package dev.synram.simulator.folded;

import dev.synram.chip.Block;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.data.LineTable;
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

    private final Block block;
    private final LaneWeights matrix;
    private final LineTable lines;
    private final byte[] weights;

    FoldedBlock(Block block, HemisphereCircuits circuits, FoldedColumns columns) {
        this.block = block;
        matrix = new LaneWeights(block.inputs(), block.columns());
        lines = new LineTable(block.columns());
        weights = new byte[block.size()];
        SynapseArray synapses = circuits.synapses();
        float[] up = strengths(circuits.neurons().excitatory(), 1);
        float[] down = strengths(circuits.neurons().inhibitory(), -1);
        float[] currents = new float[block.columns()];
        float[] sums = new float[block.columns()];
        float[] squares = new float[block.columns()];
        for (int input = 0; input < block.inputs(); input++) {
            int row = input * block.columns();
            synapses.copyRow(block, input, weights, row);
            synapses.currents(block, input, currents);
            for (int c = 0; c < block.columns(); c++) {
                sums[c] += currents[c];
                squares[c] += currents[c] * currents[c];
                currents[c] *= weights[row + c] >= 0 ? up[c] : down[c];
            }
            matrix.setRow(input, currents);
        }
        for (int c = 0; c < block.columns(); c++) {
            columns.describe(lines, c, block.firstColumn() + c, sums[c], squares[c], block.inputs());
        }
    }

    private float[] strengths(SynapticInputs inputs, int sign) {
        float[] strengths = new float[block.columns()];
        for (int c = 0; c < strengths.length; c++) {
            strengths[c] = sign * inputs.strength(block.firstColumn() + c);
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
