package dev.synram.cli;

import dev.synram.chip.ChipGeometry;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which simulated chip. */
final class ChipOptions {

    /** Sets of magnitudes that users can name. */
    enum Preset {
        /** As from the factory. */
        NOMINAL,
        /** Without any error. */
        IDEAL,
        /** A bad one. */
        HARSH;

        ChipParameters parameters() {
            return switch (this) {
                case NOMINAL -> ChipParameters.nominal();
                case IDEAL -> ChipParameters.ideal();
                case HARSH -> ChipParameters.harsh();
            };
        }
    }

    private static final int MAX_THREADS = 1024;

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which chip: its seed. (${DEFAULT-VALUE})")
    long chipSeed;

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "nominal",
            description = "How large the chip's errors are: nominal, ideal, harsh. (${DEFAULT-VALUE})")
    Preset preset = Preset.NOMINAL;

    @Option(
            names = "--scale",
            paramLabel = "SOURCE=FACTOR",
            description = "Make one error source larger or smaller; 0 switches it off. May be repeated. Example: "
                    + "--scale synapse-gain=0.5. The sources are listed in docs/chip.md.")
    Map<String, Double> scales = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws the noise of the measurements. (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. (all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    /** Makes the chip. */
    SimulatedChip make(Fidelity fidelity) {
        OptionRange.require("--threads", threads, MAX_THREADS);
        return new SimulatedChip(chipSeed, parameters(), ChipGeometry.BRAINSCALES2, fidelity, threads);
    }

    private ChipParameters parameters() {
        ChipParameters parameters = preset.parameters();
        for (Map.Entry<String, Double> scale : scales.entrySet()) {
            double factor = scale.getValue();
            if (!(factor >= 0 && Double.isFinite(factor))) {
                throw new UserError("--scale %s=%s: the factor must be 0 or more".formatted(scale.getKey(), factor));
            }
            parameters = parameters.scaled(source(scale.getKey()), factor);
        }
        return parameters;
    }

    private static ErrorSource source(String label) {
        return Arrays.stream(ErrorSource.values())
                .filter(source -> source.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserError("--scale: no error source is called '%s'; there are %s"
                        .formatted(
                                label,
                                Arrays.stream(ErrorSource.values())
                                        .map(ErrorSource::label)
                                        .collect(Collectors.joining(", ")))));
    }
}
