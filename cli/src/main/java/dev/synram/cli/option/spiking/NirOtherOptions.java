package dev.synram.cli.option.spiking;

import dev.synram.cli.console.UserError;
import dev.synram.nir.execution.Semantics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the second of two NIR files leaves open. */
public final class NirOtherOptions {

    @Option(names = "--b-nir-time", paramLabel = "UNIT", description = "As --nir-time, of B. (as A)")
    private NirChoices.@Nullable Unit unit;

    @Option(names = "--b-dt", paramLabel = "SECONDS", description = "As --dt, of B. (as A)")
    private @Nullable Double dt;

    @Option(names = "--b-reset", paramLabel = "KIND", description = "As --reset, of B. (as A)")
    private NirChoices.@Nullable ResetChoice reset;

    @Option(names = "--b-threshold", paramLabel = "KIND", description = "As --threshold, of B. (as A)")
    private NirChoices.@Nullable ThresholdChoice threshold;

    @Option(names = "--b-arrival", paramLabel = "STEP", description = "As --arrival, of B. (as A)")
    private NirChoices.@Nullable ArrivalChoice arrival;

    @Option(names = "--b-emission", paramLabel = "KIND", description = "As --emission, of B. (as A)")
    private NirChoices.@Nullable EmissionChoice emission;

    @Option(names = "--b-integration", paramLabel = "KIND", description = "As --integration, of B. (as A)")
    private NirChoices.@Nullable IntegrationChoice integration;

    @Option(names = "--b-start", paramLabel = "KIND", description = "As --start, of B. (as A)")
    private NirChoices.@Nullable StartChoice start;

    /**
     * The settings for a chip, which has no others than the unit of times and the step.
     *
     * @throws UserError if others are given
     */
    public Semantics ofChip(Semantics first) {
        if (reset != null
                || threshold != null
                || arrival != null
                || emission != null
                || integration != null
                || start != null) {
            throw new UserError("of B on a chip, --b-nir-time and --b-dt can be given; the others are the chip's own");
        }
        return semantics(first);
    }

    /** The settings, those of the first file where none are given. */
    public Semantics semantics(Semantics first) {
        return new NirChoices.Chosen(unit, dt, reset, threshold, arrival, emission, integration, start).over(first);
    }
}
