package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import java.util.Arrays;

/** Weights and activations that are the same everywhere. */
public final class Uniform {

    private Uniform() {}

    /** Writes one weight to all synapses of a chip. */
    public static void write(Chip chip, int weight) {
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            Block block = Block.whole(hemisphere);
            byte[] weights = new byte[block.size()];
            Arrays.fill(weights, (byte) weight);
            chip.writeWeights(block, weights);
        }
    }

    /** A vector with the same activation for all inputs. */
    public static byte[] vector(int activation) {
        byte[] vector = new byte[SIGNED_INPUTS];
        Arrays.fill(vector, (byte) activation);
        return vector;
    }
}
