package dev.synram.report.chart;

import dev.synram.data.LabelledData;
import dev.synram.experiment.result.SampleOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sample with its outputs as bars; positions are in percent of the axis from -128 to 127.
 *
 * @param image a data URI; empty if the sample is not an image
 * @param label class of the sample
 * @param bars one per output
 */
public record OutputBars(String image, String label, List<Bar> bars) {

    private static final double LOWEST = -128;
    private static final double RANGE = 255;

    /** One output: a bar from zero to the mean and a whisker of one standard deviation on both sides. */
    record Bar(
            String output,
            String kind,
            String left,
            String width,
            String whiskerLeft,
            String whiskerWidth,
            String text) {}

    /**
     * Computes the positions of bars.
     *
     * @param samples the test samples, with the dimensions of their source
     */
    public static OutputBars of(SampleOutputs sample, LabelledData samples) {
        List<Bar> bars = new ArrayList<>();
        int best = 0;
        for (int output = 1; output < sample.means().size(); output++) {
            best = sample.means().get(output) > sample.means().get(best) ? output : best;
        }
        for (int output = 0; output < sample.means().size(); output++) {
            double mean = sample.means().get(output);
            double standardDeviation = sample.standardDeviations().get(output);
            bars.add(new Bar(
                    Integer.toString(output),
                    output != best ? "other" : output == sample.label() ? "right" : "wrong",
                    percent(Math.min(0, mean)),
                    width(Math.abs(mean)),
                    percent(Math.max(LOWEST, mean - standardDeviation)),
                    width(2 * standardDeviation),
                    String.format(Locale.ROOT, "%.1f ± %.1f", mean, standardDeviation)));
        }
        return new OutputBars(
                GrayImage.of(samples, sample.sample()).map(GrayImage::dataUri).orElse(""),
                samples.classes().get(sample.label()),
                bars);
    }

    private static String percent(double lsb) {
        return String.format(Locale.ROOT, "%.2f", 100 * (lsb - LOWEST) / RANGE);
    }

    private static String width(double lsb) {
        return String.format(Locale.ROOT, "%.2f", 100 * lsb / RANGE);
    }
}
