package dev.synram.cli.option;

import picocli.CommandLine.Option;

/** What is drawn at random, other than chips. */
public final class SeedOption {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draws noise and, in training, first weights and the order of samples. (${DEFAULT-VALUE})")
    private long seed;

    /** The seed. */
    public long seed() {
        return seed;
    }
}
