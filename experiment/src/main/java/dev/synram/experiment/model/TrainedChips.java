package dev.synram.experiment.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chips that a network was trained on in the loop, as its provenance tells.
 *
 * @param errors of the chips, such as "nominal"
 * @param chipSeed seed of the first chip
 * @param together number of chips on which the network is placed together
 * @param fleet number of such groups
 */
public record TrainedChips(String errors, long chipSeed, int together, int fleet) {

    /** The name of their entry in the provenance. */
    public static final String PROVENANCE = "chips";

    private static final Pattern ENTRY =
            Pattern.compile("(.*), seeds from (-?\\d{1,18}), (\\d{1,9}) together, (\\d{1,9}) in the fleet");

    /** The chips of a network; empty if it was not trained in the loop. */
    public static Optional<TrainedChips> of(Map<String, String> provenance) {
        Matcher entry = ENTRY.matcher(provenance.getOrDefault(PROVENANCE, ""));
        return entry.matches()
                ? Optional.of(new TrainedChips(
                        entry.group(1),
                        Long.parseLong(entry.group(2)),
                        Integer.parseInt(entry.group(3)),
                        Integer.parseInt(entry.group(4))))
                : Optional.empty();
    }

    /** The entry of the provenance. */
    @Override
    public String toString() {
        return "%s, seeds from %s, %s together, %s in the fleet".formatted(errors, chipSeed, together, fleet);
    }
}
