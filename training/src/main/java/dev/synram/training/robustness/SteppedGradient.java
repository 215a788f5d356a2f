package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.List;

/** The gradient with respect to parameters in float and the ranges that are learned with them. */
final class SteppedGradient implements BatchGradient {

    private final BatchGradient chip;
    private final ScaledLoss loss;
    private final LearnedSteps steps;
    private final MatrixBuffers divided = new MatrixBuffers();

    /**
     * Learns steps.
     *
     * @param chip gradient with respect to parameters in units of the chip
     * @param loss the loss that it uses
     */
    SteppedGradient(BatchGradient chip, ScaledLoss loss, LearnedSteps steps) {
        this.chip = chip;
        this.loss = loss;
        this.steps = steps;
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
        List<FloatWeights> learned = weights.stream().map(SharedMatrix::weights).toList();
        List<FloatWeights> onChip = steps.onChip(learned);
        loss.scale(steps.ofResults(learned));
        Outcome outcome = chip.compute(scope, batch, divided.holding(scope, onChip), step);
        List<FloatWeights> all = steps.gradients(learned, onChip, outcome.gradients(), loss.derivative());
        return new Outcome(
                outcome.loss(),
                outcome.correct(),
                all.stream().map(FloatWeights::values).toList());
    }
}
