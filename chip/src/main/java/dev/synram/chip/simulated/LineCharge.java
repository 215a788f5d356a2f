package dev.synram.chip.simulated;

import dev.synram.chip.Block;

/**
 * An estimate of the charge that events bring to the two lines of each column of a block together: the current of its
 * mean synapse, times the length of all pulses. It only serves to find out how far lines saturate, which needs it
 * roughly, and it keeps a column's result independent of all other columns.
 */
final class LineCharge {

    /** Current of the mean synapse of each column, by its place in the block. */
    final float[] mean;

    /** Mean square over mean of those currents: the current of the synapse that carries the mean charge. */
    final float[] typical;

    LineCharge(Block block, SynapseArray synapses) {
        mean = new float[block.columns()];
        typical = new float[block.columns()];
        for (int c = 0; c < block.columns(); c++) {
            float sum = 0;
            float squares = 0;
            for (int i = 0; i < block.inputs(); i++) {
                float current = synapses.current(block.firstInput() + i, block.firstColumn() + c);
                sum += current;
                squares += current * current;
            }
            mean[c] = sum / block.inputs();
            typical[c] = sum == 0 ? 0 : squares / sum;
        }
    }
}
