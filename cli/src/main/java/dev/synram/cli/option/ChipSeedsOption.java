package dev.synram.cli.option;

import dev.synram.cli.console.UserError;
import dev.synram.experiment.setting.ChipSeeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which simulated chips, one after the other. */
public final class ChipSeedsOption {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    @Option(
            names = ChipSeedOption.NAME,
            paramLabel = "N",
            split = ",",
            description =
                    "Which chips, one after the other: their seeds, separated by commas, or ranges such as 1..10. (1)")
    private List<String> seeds = List.of();

    /**
     * The seeds that were given, otherwise none.
     *
     * @throws UserError if one is no seed or given twice, or there are too many
     */
    List<Long> given() {
        List<Long> all = new ArrayList<>();
        for (String part : seeds) {
            add(part.strip(), all);
        }
        if (new HashSet<>(all).size() < all.size()) {
            throw new UserError(
                    "%s %s names a chip twice; give each once".formatted(ChipSeedOption.NAME, String.join(",", seeds)));
        }
        return all;
    }

    private static void add(String part, List<Long> all) {
        Matcher form = FORM.matcher(part);
        if (!form.matches()) {
            throw new UserError("%s: '%s' is neither a seed nor a range; give whole numbers such as 1,2,7 or 1..10"
                    .formatted(ChipSeedOption.NAME, part));
        }
        long first = Long.parseLong(form.group(1));
        long last = form.group(2) == null ? first : Long.parseLong(form.group(2));
        long count = last - first + 1;
        if (count < 1 || all.size() + count > ChipSeeds.MOST) {
            throw new UserError("%s: '%s' stands for %s chips; give 1 to %s, the lowest seed first"
                    .formatted(ChipSeedOption.NAME, part, count, ChipSeeds.MOST));
        }
        for (long seed = first; seed <= last; seed++) {
            all.add(seed);
        }
    }
}
