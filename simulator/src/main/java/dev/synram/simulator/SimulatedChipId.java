package dev.synram.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a simulated chip: equal for chips with equal errors, such as {@code simulated-nominal-1}.
 *
 * @param errors name of the magnitudes of its errors, such as {@code nominal} or {@code nominal+synapse-gain*0.5}
 * @param seed seed of its errors
 */
public record SimulatedChipId(String errors, long seed) {

    private static final String PREFIX = "simulated-";
    private static final Pattern FORM = Pattern.compile(PREFIX + "(.+?)-(-?\\d{1,19})");

    /** The id in its text form, if it is that of a simulated chip. */
    public static Optional<SimulatedChipId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            SimulatedChipId id = new SimulatedChipId(form.group(1), Long.parseLong(form.group(2)));
            return Optional.of(id).filter(parsed -> text.equals(parsed.toString()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The text form. */
    @Override
    public String toString() {
        return PREFIX + errors + "-" + seed;
    }
}
