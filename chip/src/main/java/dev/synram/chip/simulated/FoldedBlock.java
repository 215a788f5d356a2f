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
        float[] up = strengths(excitatory, 1);
        float[] down = strengths(inhibitory, -1);
        float[] currents = new float[block.columns()];
        float[] squares = new float[block.columns()];
        for (int input = 0; input < block.inputs(); input++) {
            int row = input * block.columns();
            synapses.copyRow(block, input, weights, row);
            synapses.currents(block.firstInput() + input, block.firstColumn(), block.columns(), currents);
            for (int c = 0; c < block.columns(); c++) {
                table.expected()[c] += currents[c];
                squares[c] += currents[c] * currents[c];
                currents[c] *= weights[row + c] >= 0 ? up[c] : down[c];
            }
            matrix.packRow(input, currents);
        }
        for (int c = 0; c < block.columns(); c++) {
            float sum = table.expected()[c];
            table.typical()[c] = sum == 0 ? 0 : squares[c] / sum / SQRT_3;
            int column = block.firstColumn() + c;
            table.expected()[c] = columns.upShare[column] * inhibitory.strength(column) * (sum / block.inputs());
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
