package dev.synram.cli.option;

import picocli.CommandLine.Option;

/** Which simulated chip. */
public final class ChipSeedOption {

    @Option(
            names = "--chip-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which chip: the seed of the first; those of others follow. (${DEFAULT-VALUE})")
    private long seed;

    /** The seed. */
    public long seed() {
        return seed;
    }
}
