package dev.synram.chip.simulated;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;

/** How the signals of one hemisphere are computed from its circuits. */
interface SignalModel {

    /** All cells may have changed. */
    void cellsChanged();

    /** The weights of a block have changed. */
    void weightsChanged(Block block);

    /** Prepares a multiplication. */
    Multiplication begin(Block block, MacSettings settings, Run run, Vectors activations, Vectors results);

    /** A multiplication under way; several threads may work on different vectors of it. */
    interface Multiplication {

        /** Multiplies the vectors {@code from..to - 1}. */
        void multiply(int from, int to);
    }
}
