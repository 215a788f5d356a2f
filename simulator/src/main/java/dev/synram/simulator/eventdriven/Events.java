package dev.synram.simulator.eventdriven;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.VectorSource;

/** The events of one vector in the order in which they are sent: an activation of 0 sends none. */
final class Events {

    private final int[] inputs = new int[UNSIGNED_INPUTS];
    private final int[] activations = new int[UNSIGNED_INPUTS];
    private final byte[] all = new byte[UNSIGNED_INPUTS];
    private int count;

    /**
     * Lists the events of a vector.
     *
     * @throws IllegalArgumentException if an activation is not 0..31
     */
    void collect(Block block, VectorSource vectors, int vector) {
        vectors.copy(vector, all, 0);
        count = 0;
        for (int i = 0; i < block.inputs(); i++) {
            int activation = all[i];
            if (activation == 0) {
                continue;
            }
            if ((activation & ~MAX_ACTIVATION) != 0) {
                throw new IllegalArgumentException("activation %s of vector %s is %s; allowed are 0..%s"
                        .formatted(i, vector, activation, MAX_ACTIVATION));
            }
            inputs[count] = i;
            activations[count] = activation;
            count++;
        }
    }

    int count() {
        return count;
    }

    /** The input of the block that sends an event. */
    int input(int event) {
        return inputs[event];
    }

    int activation(int event) {
        return activations[event];
    }
}
