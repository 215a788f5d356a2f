package dev.synram.cli.option.chip;

import dev.synram.cli.console.UserError;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the errors of chips are. */
public final class ErrorOptions {

    @Option(
            names = "--preset",
            paramLabel = "P",
            description = "How large the chips' errors are: nominal, ideal, harsh. (nominal)")
    private @Nullable ChipPreset preset;

    @Option(
            names = "--scale",
            paramLabel = "SOURCE=FACTOR",
            description = "Make one error source larger or smaller; 0 switches it off. May be repeated. Example: "
                    + "--scale synapse-gain=0.5. The sources are listed in docs/chip.md.")
    private Map<String, Double> scales = new LinkedHashMap<>();

    /** Whether any of these options was given. */
    public boolean given() {
        return preset != null || !scales.isEmpty();
    }

    /**
     * The magnitudes of all errors of a chip that multiplies.
     *
     * @throws UserError if one was scaled that has no effect there
     */
    public ChipParameters parameters() {
        for (String label : scales.keySet()) {
            if (source(label).spikingOnly()) {
                throw new UserError(
                        "--scale: the error source '%s' acts on spiking neurons only; leave it out".formatted(label));
            }
        }
        return ofSpiking();
    }

    /** The magnitudes of all errors of a chip with spiking neurons. */
    public ChipParameters ofSpiking() {
        ChipParameters parameters = (preset == null ? ChipPreset.NOMINAL : preset).parameters();
        for (Map.Entry<String, Double> scale : scales.entrySet()) {
            double factor = scale.getValue();
            if (!(factor >= 0 && Double.isFinite(factor))) {
                throw new UserError("--scale %s=%s: the factor must be 0 or more".formatted(scale.getKey(), factor));
            }
            parameters = parameters.scaled(source(scale.getKey()), factor);
        }
        return parameters;
    }

    /**
     * The error source of a name.
     *
     * @throws UserError if there is none
     */
    public static ErrorSource source(String label) {
        List<ErrorSource> sources = List.of(ErrorSource.values());
        return sources.stream()
                .filter(source -> source.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserError("--scale: no error source is called '%s'; there are %s"
                        .formatted(
                                label, sources.stream().map(ErrorSource::label).collect(Collectors.joining(", ")))));
    }
}
