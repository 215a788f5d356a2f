package dev.synram.cli.option.chip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which simulated chip. */
public final class ChipSeedOption {

    /** The name of the option. */
    public static final String NAME = "--chip-seed";

    /** The first chip where none is named. */
    public static final long DEFAULT = 1;

    @Option(
            names = NAME,
            paramLabel = "N",
            description = "Which chip: the seed of the first; those of others follow. (1)")
    private @Nullable Long seed;

    /** The seed. */
    public long seed() {
        return seed == null ? DEFAULT : seed;
    }

    /** The seed if the option was given, otherwise none. */
    List<Long> given() {
        return seed == null ? List.of() : List.of(seed);
    }

    /** Takes the chip of a calibration. */
    void set(long other) {
        seed = other;
    }
}
