package dev.synram.chip.simulated;

import dev.synram.chip.Block;
import dev.synram.chip.kernel.BlockTable;
import dev.synram.chip.kernel.ColumnTable;
import dev.synram.chip.kernel.PackedMatrix;

/**
 * The synapses of a block folded: currents and the strengths of synaptic inputs as one effective matrix, in LSB per unit
 * of pulse length.
 *
 * <p>The table beside it estimates what events bring to the two lines of each column, from the current of its mean
 * synapse. It only serves to find out how far lines saturate, which needs it roughly, and it keeps a column's result
 * independent of all other columns.
 */
final class FoldedBlock {

    private static final float SQRT_3 = (float) Math.sqrt(3);

    private final Block block;
    private final PackedMatrix matrix;
    private final BlockTable table;
    private final byte[] weights;

    FoldedBlock(Block block, HemisphereCircuits circuits, ColumnTable columns) {
        this.block = block;
        SynapseArray synapses = circuits.synapses();
        SynapticInputs excitatory = circuits.neurons().excitatory();
        SynapticInputs inhibitory = circuits.neurons().inhibitory();
        matrix = new PackedMatrix(block.inputs(), block.columns());
        int padded = matrix.panels() * PackedMatrix.WIDTH;
        table = new BlockTable(new float[padded], new float[padded]);
        weights = new byte[block.size()];
        float[] currents = new float[block.columns()];
        float[] squares = new float[block.columns()];
        for (int input = 0; input < block.inputs(); input++) {
            synapses.copyRow(block, input, weights, input * block.columns());
            synapses.currents(block.firstInput() + input, block.firstColumn(), block.columns(), currents);
            for (int c = 0; c < block.columns(); c++) {
                boolean positive = weights[input * block.columns() + c] >= 0;
                int column = block.firstColumn() + c;
                float strength = positive ? excitatory.strength(column) : -inhibitory.strength(column);
                matrix.data()[matrix.index(input, c)] = currents[c] * strength;
                table.expected()[c] += currents[c];
                squares[c] += currents[c] * currents[c];
            }
        }
        for (int c = 0; c < block.columns(); c++) {
            float sum = table.expected()[c];
            table.typical()[c] = sum == 0 ? 0 : squares[c] / sum / SQRT_3;
            int column = block.firstColumn() + c;
            table.expected()[c] = columns.upShare[column] * inhibitory.strength(column) * (sum / block.inputs());
        }
    }

    /** Whether this is the given block with the weights that it holds now. */
    boolean holds(Block other, SynapseArray synapses) {
        return block.equals(other) && synapses.hold(block, weights);
    }

    Block block() {
        return block;
    }

    PackedMatrix matrix() {
        return matrix;
    }

    BlockTable table() {
        return table;
    }
}
