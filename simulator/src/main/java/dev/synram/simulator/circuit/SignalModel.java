package dev.synram.simulator.circuit;

import dev.synram.chip.Block;
import dev.synram.chip.Multiplication;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;

/** How the signals of one hemisphere are computed from its circuits. */
public interface SignalModel {

    /** All cells may have changed. */
    void cellsChanged();

    /** Weights were written into a block. */
    void weightsWritten(Block block, byte[] weights);

    /**
     * Multiplies vectors with the weights of a block.
     *
     * @param add whether results are added to what {@code results} holds
     * @return the number of events of one send of all vectors
     */
    long multiply(Multiplication what, VectorSource activations, VectorBatch results, boolean add);
}
