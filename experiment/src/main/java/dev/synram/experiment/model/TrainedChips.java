package dev.synram.experiment.model;

import dev.synram.simulator.error.ChipParameters;
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
            Pattern.compile("(.*), seeds from (-?\\d{1,19}), (\\d{1,9}) together, (\\d{1,9}) in the fleet");

    /** The chips of a network; empty if it was not trained in the loop. */
    public static Optional<TrainedChips> of(Map<String, String> provenance) {
        Matcher entry = ENTRY.matcher(provenance.getOrDefault(PROVENANCE, ""));
        if (!entry.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrainedChips(
                    entry.group(1),
                    Long.parseLong(entry.group(2)),
                    Integer.parseInt(entry.group(3)),
                    Integer.parseInt(entry.group(4))));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a seed of 19 digits that no chip has
        }
    }

    /** Whether the network was trained on one such group alone, whose chips have errors. */
    public boolean isOneWithErrors() {
        return fleet == 1 && !errors.equals(ChipParameters.ideal().name());
    }

    /** The entry of the provenance. */
    @Override
    public String toString() {
        return "%s, seeds from %s, %s together, %s in the fleet".formatted(errors, chipSeed, together, fleet);
    }
}
