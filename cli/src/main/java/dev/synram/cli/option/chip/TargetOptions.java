package dev.synram.cli.option.chip;

import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Targets;
import dev.synram.cli.console.UserError;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a calibration aims at, and how thoroughly. */
public final class TargetOptions {

    @Mixin
    private final EffortOption effort = new EffortOption();

    @Option(
            names = "--leak",
            paramLabel = "LSB",
            defaultValue = "120",
            description = "Reading of a resting membrane, 100..140. (${DEFAULT-VALUE})")
    private int leak;

    @Option(
            names = "--tau-mem",
            paramLabel = "US",
            defaultValue = "60",
            description = "Membrane time constant while calibrating, 20..100 µs. (${DEFAULT-VALUE})")
    private double membraneMicros;

    @Option(
            names = "--tau-syn",
            paramLabel = "US",
            defaultValue = "0.32",
            description = "Synaptic time constant, 0.3..20 µs; above 1 µs predicted, not measured. (${DEFAULT-VALUE})")
    private double inputMicros;

    @Option(
            names = "--i-synin-gm",
            paramLabel = "CELL",
            defaultValue = "450",
            description = "Cell value whose median amplitude all synaptic inputs get, 30..600. (${DEFAULT-VALUE})")
    private int strength;

    @Option(
            names = "--gain",
            paramLabel = "LSB",
            defaultValue = "0.00202",
            description = "LSB per unit of activation x weight, 0.001..0.003. (${DEFAULT-VALUE})")
    private double gain;

    @Option(
            names = "--noise",
            paramLabel = "LSB",
            description = "Set the leak so that resting membranes have this noise, 1.0..2.5. (the leak is off)")
    private @Nullable Double noise;

    @Option(
            names = "--baseline",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to set CADC offsets so that reset membranes read 128. (yes)")
    private boolean baseline;

    /** What the options aim at. */
    public Targets targets() {
        try {
            return new Targets(
                    Targets.DEFAULT.cadc(),
                    leak,
                    membraneMicros,
                    inputMicros,
                    strength,
                    gain,
                    noise == null ? OptionalDouble.empty() : OptionalDouble.of(noise));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** How the chip is calibrated. */
    public CalibrationOptions options() {
        return new CalibrationOptions(effort.effort(), baseline);
    }
}
