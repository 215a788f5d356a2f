package dev.synram.cli.option;

import dev.synram.cli.console.UserError;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.setting.Normalization;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Samples that determine the ranges of a network in float, if they are not those of the test. */
public final class RangeOptions {

    @Option(
            names = "--calibration-data",
            paramLabel = "DATA",
            description =
                    "Samples that determine ranges, in any form of --data: its training samples if it has some; labels are "
                            + "not used. (the training samples of --data, or every fifth sample, which is then not tested)")
    private @Nullable String calibrationData;

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
