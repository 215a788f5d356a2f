package dev.synram.cli;

import dev.synram.experiment.CalibratedChips;
import dev.synram.experiment.Progress;
import dev.synram.simulator.error.ChipParameters;
import picocli.CommandLine.Option;

/** On what simulated chips a network is laid out, and how it runs on them. */
final class LayoutOptions {

    private static final int MAX_CHIPS = 256;
    private static final int MAX_WAIT = 10_000;
    private static final int MAX_THREADS = 1024;

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many chips the network is laid out on together: their seeds follow each other. "
                    + "(${DEFAULT-VALUE})")
    int chips;

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "nominal",
            description = "How large the chips' errors are: nominal, ideal, harsh. (${DEFAULT-VALUE})")
    ChipOptions.Preset preset = ChipOptions.Preset.NOMINAL;

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "2",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    int wait;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws everything that is drawn at random, such as noise. (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. (all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    /** Checks the values. */
    void check() {
        OptionRange.require("--chips", chips, MAX_CHIPS);
        OptionRange.require("--wait", wait, MAX_WAIT);
        OptionRange.require("--threads", threads, MAX_THREADS);
    }

    /** Makes and calibrates chips. */
    CalibratedChips make(long firstSeed, Progress progress) {
        return make(preset.parameters(), firstSeed, progress);
    }

    /** Makes and calibrates chips with errors of these magnitudes. */
    CalibratedChips make(ChipParameters parameters, long firstSeed, Progress progress) {
        return CalibratedChips.make(parameters, firstSeed, chips, seed, threads, progress);
    }
}
