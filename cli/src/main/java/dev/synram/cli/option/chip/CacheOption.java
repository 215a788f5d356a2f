package dev.synram.cli.option.chip;

import dev.synram.cli.console.Console;
import dev.synram.experiment.cache.CalibrationCache;
import picocli.CommandLine.Option;

/** The option that keeps no calibrations. */
public final class CacheOption {

    @Option(
            names = "--no-cache",
            description =
                    "Measure chips again, and do not keep their calibrations. (calibrations are kept in the user's "
                            + "cache folder and used again)")
    private boolean noCache;

    private final CalibrationCache ofUser = CalibrationCache.ofUser(Console::warn);

    /** Where calibrations of chips are kept. */
    public CalibrationCache cache() {
        return noCache ? CalibrationCache.NONE : ofUser;
    }
}
