package dev.synram.cli.command;

import dev.synram.training.SamplingSettings;
import picocli.CommandLine.Option;

/** How samples are drawn for training, and how signals are varied. */
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

    /** The settings. */
    SamplingSettings settings() {
        return new SamplingSettings(balance, shift, gain, noise);
    }
}
