package dev.synram.cli.option;

import dev.synram.cli.console.UserError;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a network in float becomes one for chips, without training. */
public final class ConversionOptions {

    private static final String AUTOMATIC = "auto";

    @Option(
            names = "--convert",
            paramLabel = "EFFORT",
            defaultValue = "fast",
            description =
                    "How long the ranges of a network in float are searched: fast takes seconds, thorough also tries the "
                            + "scale of each layer. (${DEFAULT-VALUE})")
    private ConversionEffort effort = ConversionEffort.FAST;

    @Option(
            names = "--input-bits",
            paramLabel = "LAYER=BITS",
            split = ",",
            description =
                    "Bits of the activations of a multiplication, 5 to 10: more than 5 take more rows of the array, and results of "
                            + "layers have at most 7. Or auto: bits are chosen by accuracy against modelled time, and the "
                            + "trade-off is printed. (5)")
    private List<String> inputBits = List.of();

    @Option(
            names = "--calibration-data",
            paramLabel = "DATA",
            description =
                    "Samples that determine ranges, in any form of --data; labels are not used. (the training samples, or every "
                            + "fifth sample, which is then not tested)")
    private @Nullable String calibrationData;

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
        return new ConversionSettings(effort, bits, automatic);
    }

    /** Samples to be tested, with ranges determined by others if the user has given some. */
    public DataSplit withRanges(DataSplit data, DataOptions options, Progress progress) {
        if (calibrationData == null) {
            return data;
        }
        try {
            return data.withRanges(
                    options.readUnlabelled(calibrationData, progress).untrained());
        } catch (DataException e) {
            throw new UserError("--calibration-data: " + e.getMessage(), e);
        }
    }
}
