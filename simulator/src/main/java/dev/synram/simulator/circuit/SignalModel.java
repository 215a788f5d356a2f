package dev.synram.simulator.circuit;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.kernel.parallel.Workers;

/** How the signals of one hemisphere are computed from its circuits. */
public interface SignalModel {

    /** All cells may have changed. */
    void cellsChanged();

    /** Weights were written into a block. */
    void weightsWritten(Block block, byte[] weights);

    /**
     * Multiplies vectors with the weights of a block, on all workers.
     *
     * @param add whether results are added to what {@code results} holds
     */
    void multiply(
            Workers workers,
            Block block,
            MacSettings settings,
            NoiseKey noise,
            VectorSource activations,
            VectorBatch results,
            boolean add);
}
