package dev.synram.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code synram run}. */
final class RunOptions {

    private static final int MAX_RUNS = 1000;

    @Mixin
    final DataOptions data = new DataOptions();

    @Mixin
    final LayoutOptions layout = new LayoutOptions();

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "Which chips, one after the other: their seeds, separated by commas. (${DEFAULT-VALUE})")
    List<Long> chipSeeds = List.of(1L);

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "3",
            description = "How often each chip runs all samples. (${DEFAULT-VALUE})")
    int runs;

    @Option(names = "--samples", paramLabel = "N", description = "Test with N samples, evenly spaced. (all)")
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

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with the figures.")
    @Nullable
    Path report;

    /** Checks the values that do not depend on the data. */
    void check() {
        layout.check();
        OptionRange.require("--runs", runs, MAX_RUNS);
        if (samples != null) {
            OptionRange.require("--samples", samples, Integer.MAX_VALUE);
        }
        if (report != null) {
            OutputFile.requireWritable("--report", report);
        }
    }
}
