package dev.synram.cli.option;

import dev.synram.cli.console.UserError;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
            names = "--calibration-data",
            paramLabel = "DATA",
            description =
                    "Samples that determine ranges, in any form of --data: its training samples if it has some; labels are "
                            + "not used. (the training samples of --data, or every fifth sample, which is then not tested)")
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
        return new ConversionSettings(effort, bits, automatic, resident);
    }

    /**
     * Samples to be tested, with ranges determined by others if the user has given some.
     *
     * @param model the network that takes them
     * @param read reads the samples of a name, training samples if there are some
     */
    public DataSplit withRanges(
            DataSplit data, Model model, Normalization normalization, Function<String, LabelledData> read) {
        if (calibrationData == null) {
            return data;
        }
        try {
            LabelledData ranges = unlabelled(read.apply(calibrationData));
            if (Arrays.equals(ranges.values(), data.untrained().values())) {
                throw new UserError(
                        "--calibration-data holds the same samples as --data, which are tested; give others, or leave "
                                + "it out: every fifth sample then determines ranges and is not tested");
            }
            SampleOrder.fitted(DataSplit.of(ranges, ranges), model, normalization);
            return data.withRanges(ranges);
        } catch (DataException e) {
            throw new UserError("--calibration-data: " + e.getMessage(), e);
        }
    }

    private static LabelledData unlabelled(LabelledData samples) {
        byte[] labels = new byte[samples.count()];
        return new LabelledData(
                samples.dimensions(), samples.channelsLast(), samples.values(), labels, LabelledData.numbered(labels));
    }

    /** The name of the data that determine ranges, if those to be tested have this one. */
    public String rangesOf(String data) {
        return calibrationData == null ? data : calibrationData;
    }
}
