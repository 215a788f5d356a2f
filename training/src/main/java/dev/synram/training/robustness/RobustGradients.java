package dev.synram.training.robustness;

import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.BatchLoss;
import dev.synram.training.gradient.ChipGradient;
import dev.synram.training.robustness.setting.RobustnessSettings;

/**
 * Wraps gradients on chips by the methods that are chosen.
 *
 * @param network on the chips
 * @param settings the methods
 * @param pattern the fixed pattern of the training's chips, as measured
 */
public record RobustGradients(Network network, RobustnessSettings settings, ChipPattern pattern) {

    /**
     * The gradient by the chosen methods; with none, that on the chip itself.
     *
     * @param loss that it uses from now on
     * @param seed of the patterns
     */
    public BatchGradient of(ChipGradient chip, BatchLoss loss, long seed) {
        BatchGradient gradient = settings.pattern().isUsed()
                ? new PatternGradient(chip, Parameter.ofChip(network), pattern, settings.pattern(), seed)
                : chip;
        if (settings.isSharpnessAware()) {
            gradient = new SharpnessGradient(gradient, settings.sharpness());
        }
        if (!settings.learnsSteps()) {
            chip.use(loss);
            return gradient;
        }
        ScaledLoss scaled = new ScaledLoss(loss);
        chip.use(scaled);
        return new SteppedGradient(gradient, scaled, new LearnedSteps(network));
    }
}
