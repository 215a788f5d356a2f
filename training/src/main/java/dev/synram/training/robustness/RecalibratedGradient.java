package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.ChipGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.List;

/** The gradient on chips whose digital biases are corrected for them at their first batch of each epoch. */
public final class RecalibratedGradient implements BatchGradient {

    private static final long NEVER = -1;

    /** Tells what biases lack. */
    public interface Corrections {

        /**
         * What is added to the biases of each multiplication, in LSB.
         *
         * @param epoch number of the epoch, from 0
         */
        List<byte[]> of(List<FloatWeights> parameters, long epoch);
    }

    private final BatchGradient gradient;
    private final List<ChipGradient> chips;
    private final Corrections corrections;
    private final int batches;
    private long epoch = NEVER;

    /**
     * Corrects biases.
     *
     * @param gradient of the network on the chips
     * @param chips on which it runs
     * @param batches of an epoch
     */
    public RecalibratedGradient(
            BatchGradient gradient, List<ChipGradient> chips, Corrections corrections, int batches) {
        this.gradient = gradient;
        this.chips = List.copyOf(chips);
        this.corrections = corrections;
        this.batches = batches;
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> parameters, long step) {
        if (step / batches != epoch) {
            epoch = step / batches;
            List<byte[]> found = corrections.of(
                    parameters.stream().map(SharedMatrix::weights).toList(), epoch);
            chips.forEach(chip -> chip.correctBiases(found));
        }
        return gradient.compute(scope, batch, parameters, step);
    }
}
