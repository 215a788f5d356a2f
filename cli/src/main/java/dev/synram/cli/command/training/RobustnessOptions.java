package dev.synram.cli.command.training;

import dev.synram.cli.console.UserError;
import dev.synram.training.robustness.setting.PatternSettings;
import dev.synram.training.robustness.setting.RobustnessSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What training in the loop does so that a network is robust to chips. */
final class RobustnessOptions {

    @Option(
            names = "--learn-steps",
            description = "Learn the quantization step of each layer's weights with them. (no)")
    private boolean learnSteps;

    @Option(
            names = "--pattern-noise",
            paramLabel = "FACTOR",
            defaultValue = "0",
            description =
                    "Draw the fixed pattern of another chip for each batch, so many times as large as it was measured on the "
                            + "chips of the training. (${DEFAULT-VALUE})")
    private float patternNoise;

    @Option(
            names = "--pattern-variation",
            paramLabel = "SHARE",
            description = "Standard deviation of the size of these patterns from batch to batch, as a share, 0..1. (0)")
    private @Nullable Float patternVariation;

    @Option(
            names = "--sharpness",
            paramLabel = "RADIUS",
            defaultValue = "0",
            description =
                    "Compute gradients where the loss is higher, so far from the weights, as root mean square over a layer "
                            + "in units of weights; takes twice as long. (${DEFAULT-VALUE})")
    private float sharpness;

    @Option(
            names = "--recalibrate",
            description =
                    "Correct sends and digital biases for each chip by unlabelled training samples, at the beginning of each "
                            + "epoch and before tests. The network is then for chips on which 'synram recalibrate' corrects it. (no)")
    private boolean recalibrate;

    /** The settings. */
    RobustnessSettings settings() {
        if (patternVariation != null && patternNoise == 0) {
            throw new UserError("--pattern-variation is given without --pattern-noise; give both or leave it out");
        }
        PatternSettings pattern = new PatternSettings(patternNoise, patternVariation == null ? 0 : patternVariation);
        return new RobustnessSettings(learnSteps, pattern, sharpness, recalibrate);
    }
}
