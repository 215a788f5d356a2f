package dev.synram.cli.option.data;

import dev.synram.experiment.setting.Normalization;
import java.util.List;
import picocli.CommandLine.Option;

/** How samples are normalized. */
public final class NormalizationOptions {

    @Option(
            names = "--mean",
            paramLabel = "M",
            split = ",",
            description =
                    "Subtract this from the data, as in the network's training; one number, or one a channel. (0)")
    private List<Float> means = List.of(0f);

    @Option(
            names = "--std",
            paramLabel = "S",
            split = ",",
            description = "Then divide by this; one number, or one a channel. (1)")
    private List<Float> deviations = List.of(1f);

    /** The normalization. */
    public Normalization normalization() {
        return new Normalization(means, deviations);
    }
}
