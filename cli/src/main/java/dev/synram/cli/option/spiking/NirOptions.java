package dev.synram.cli.option.spiking;

import dev.synram.nir.execution.Semantics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a NIR file leaves open. */
public final class NirOptions {

    @Option(
            names = "--nir-time",
            paramLabel = "UNIT",
            description = "Unit of the times in the file, which files do not store: s or ms. (s)")
    private NirChoices.@Nullable Unit unit;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            description = "Length of a step in seconds, which files do not store. (0.0001)")
    private @Nullable Double dt;

    @Option(
            names = "--reset",
            paramLabel = "KIND",
            description = "Membrane after a spike: value (v_reset), zero, or subtract the threshold. (value)")
    private NirChoices.@Nullable ResetChoice reset;

    @Option(
            names = "--threshold",
            paramLabel = "KIND",
            description = "A membrane spikes above the threshold, or at it too. (above)")
    private NirChoices.@Nullable ThresholdChoice threshold;

    @Option(
            names = "--arrival",
            paramLabel = "STEP",
            description = "Nodes see spikes in the same step, or the next. (same)")
    private NirChoices.@Nullable ArrivalChoice arrival;

    @Option(
            names = "--emission",
            paramLabel = "KIND",
            description = "Neurons spike at the crossing, or a step late. (crossing)")
    private NirChoices.@Nullable EmissionChoice emission;

    @Option(
            names = "--integration",
            paramLabel = "KIND",
            description =
                    "Membranes are reset at the end of a step (stepped), within it (exact), or follow the forward Euler method (euler). (stepped)")
    private NirChoices.@Nullable IntegrationChoice integration;

    @Option(
            names = "--start",
            paramLabel = "KIND",
            description = "Membranes begin at zero, or at v_leak (leak). (zero)")
    private NirChoices.@Nullable StartChoice start;

    /** The settings. */
    public Semantics semantics() {
        return new NirChoices.Chosen(unit, dt, reset, threshold, arrival, emission, integration, start)
                .over(Semantics.DEFAULT);
    }
}
