package dev.synram.cli.option.chip;

import dev.synram.cli.console.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which simulated chips, one after the other. */
public final class ChipSeedsOption {

    @Option(
            names = ChipSeedOption.NAME,
            paramLabel = "N",
            split = ",",
            converter = SeedRangeConverter.class,
            description =
                    "Which chips, one after the other: their seeds, separated by commas, or ranges such as 1..10. (1)")
    private List<SeedRange> ranges = List.of();

    /**
     * The seeds that were given, otherwise none.
     *
     * @param most the largest number of seeds
     * @throws UserError if one is given twice, or there are too many
     */
    public List<Long> given(int most) {
        double count = ranges.stream().mapToDouble(SeedRange::count).sum();
        if (count > most) {
            throw new UserError(
                    "%s names %s chips; give at most %s".formatted(ChipSeedOption.NAME, (long) count, most));
        }
        List<Long> seeds = ranges.stream().flatMap(SeedRange::seeds).toList();
        if (new HashSet<>(seeds).size() < seeds.size()) {
            String given = ranges.stream().map(SeedRange::toString).collect(Collectors.joining(","));
            throw new UserError("%s %s names a chip twice; give each once".formatted(ChipSeedOption.NAME, given));
        }
        return seeds;
    }
}
