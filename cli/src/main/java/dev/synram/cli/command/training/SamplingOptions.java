package dev.synram.cli.command.training;

import dev.synram.training.ImageSettings;
import dev.synram.training.SamplingSettings;
import picocli.CommandLine.Option;

/** How samples are drawn for training, and how signals and images are varied. */
final class SamplingOptions {

    @Option(
            names = "--balance",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Draw samples of rare classes more often: 0 for each sample once an epoch, 1 for all classes equally "
                            + "often, 0.5 for shares by the root of their sizes. (${DEFAULT-VALUE})")
    private float balance;

    @Option(
            names = "--signal-shift",
            paramLabel = "VALUES",
            defaultValue = "0",
            description =
                    "Move each training signal in time by up to so many values, another way each time. (${DEFAULT-VALUE})")
    private int shift;

    @Option(
            names = "--signal-gain",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Change the amplitude of each training signal by up to this share. (${DEFAULT-VALUE})")
    private float gain;

    @Option(
            names = "--signal-noise",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Add noise to each value of a training signal, of this share of the largest value. (${DEFAULT-VALUE})")
    private float noise;

    @Option(
            names = "--crop",
            paramLabel = "PIXELS",
            defaultValue = "0",
            description =
                    "Cut a window out of each training image that is up to so many pixels shorter, and enlarge it to the whole "
                            + "image, another one each time. (${DEFAULT-VALUE})")
    private int crop;

    @Option(
            names = "--flip",
            description =
                    "Mirror half of the training images left and right, drawn each time. Not for digits or letters.")
    private boolean flip;

    /** The settings. */
    SamplingSettings settings() {
        return new SamplingSettings(balance, shift, gain, noise, new ImageSettings(crop, flip));
    }
}
