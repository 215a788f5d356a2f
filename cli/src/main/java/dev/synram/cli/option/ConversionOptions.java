package dev.synram.cli.option;

import dev.synram.cli.console.UserError;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How a network in float becomes one for chips, without training. */
public final class ConversionOptions {

    private static final String AUTOMATIC = "auto";

    @Option(
            names = "--convert",
            paramLabel = "EFFORT",
            defaultValue = "fast",
            description = "How long the ranges of a network in float are searched: thorough also tries the scale of "
                    + "each layer, in up to 60 more passes. (${DEFAULT-VALUE})")
    private ConversionEffort effort = ConversionEffort.FAST;

    @Option(
            names = "--input-bits",
            paramLabel = "LAYER=BITS",
            split = ",",
            description =
                    "Bits of the activations of a multiplication, 5 to 10: more than 5 take more rows of the array, and results of "
                            + "layers have at most 7. Or auto: layers get 7 bits one after the other, each step is "
                            + "printed with its modelled time, and the one that comes closest to float is taken. (5)")
    private List<String> inputBits = List.of();

    @Option(
            names = "--resident",
            description =
                    "Use idle rows and columns only as far as all weights stay on the chips, so that none is written again "
                            + "between samples that come one at a time, as in plan --batch 1; refused if they do not fit.")
    private boolean resident;

    @Option(
            names = "--low-latency",
            description =
                    "As --resident, but use idle rows and columns only where a sample that comes alone takes hardly longer.")
    private boolean lowLatency;

    /** The settings of the conversion. */
    public ConversionSettings settings() {
        Map<String, Integer> bits = new TreeMap<>();
        List<String> all = new ArrayList<>(inputBits);
        boolean automatic = all.removeIf(AUTOMATIC::equals);
        for (String one : all) {
            int cut = one.lastIndexOf('=');
            try {
                bits.put(one.substring(0, cut), Integer.parseInt(one.substring(cut + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw new UserError("--input-bits: '%s' is not LAYER=BITS or auto".formatted(one), e);
            }
        }
        return new ConversionSettings(effort, bits, automatic, copies());
    }

    private Copies copies() {
        if (lowLatency) {
            if (resident) {
                throw new UserError("--resident and --low-latency are both given; give one");
            }
            return Copies.LOW_LATENCY;
        }
        return resident ? Copies.RESIDENT : Copies.IN_BATCHES;
    }
}
