package dev.synram.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code synram run}. */
final class RunOptions {

    private static final int MAX_CHIPS = 256;
    private static final int MAX_THREADS = 1024;
    private static final int MAX_RUNS = 1000;

    @Mixin
    final DataOptions data = new DataOptions();

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "Which chips, one after the other: their seeds, separated by commas. (${DEFAULT-VALUE})")
    List<Long> chipSeeds = List.of(1L);

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many chips the network is laid out on: their seeds follow each other. (${DEFAULT-VALUE})")
    int chips;

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "nominal",
            description = "How large the chips' errors are: nominal, ideal, harsh. (${DEFAULT-VALUE})")
    ChipOptions.Preset preset = ChipOptions.Preset.NOMINAL;

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "3",
            description = "How often each chip runs all samples. (${DEFAULT-VALUE})")
    int runs;

    @Option(names = "--samples", paramLabel = "N", description = "Test with the first N samples. (all)")
    @Nullable
    Integer samples;

    @Option(
            names = "--analysis",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Rank layers and error sources by the harm that each does alone, on the first chip; takes about a "
                            + "second a source. (on; --no-analysis leaves it out)")
    boolean analysis;

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "2",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    int wait;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Draws the noise. (${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with. (all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with the figures.")
    @Nullable
    Path report;

    /** Checks the values that do not depend on the data. */
    void check() {
        OptionRange.require("--chips", chips, MAX_CHIPS);
        OptionRange.require("--runs", runs, MAX_RUNS);
        OptionRange.require("--wait", wait, 10_000);
        OptionRange.require("--threads", threads, MAX_THREADS);
        if (samples != null) {
            OptionRange.require("--samples", samples, Integer.MAX_VALUE);
        }
        if (report != null) {
            OutputFile.requireWritable("--report", report);
        }
    }
}
