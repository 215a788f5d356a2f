package dev.synram.report.chart;

import dev.synram.data.LabelledData;
import dev.synram.experiment.result.SampleOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sample with its outputs as bars, positions in percent of the axis from -128 to 127.
 *
 * @param image a data URI, empty if the sample is no image
 * @param label its class
 * @param bars one an output
 */
public record OutputBars(String image, String label, List<Bar> bars) {

    private static final double LOWEST = -128;
    private static final double RANGE = 255;

    /** One output: its bar from zero to the mean and its whisker of one standard deviation to both sides. */
    record Bar(
            String output, String kind, String left, String width, String whiskerLeft, String whiskerWidth, String text) {}

    /**
     * Lays bars out.
     *
     * @param samples the test samples, in the form of their source
     */
    public static OutputBars of(SampleOutputs sample, LabelledData samples) {
        List<Bar> bars = new ArrayList<>();
        int best = 0;
        for (int output = 1; output < sample.means().size(); output++) {
            best = sample.means().get(output) > sample.means().get(best) ? output : best;
        }
        for (int output = 0; output < sample.means().size(); output++) {
            double mean = sample.means().get(output);
            double deviation = sample.standardDeviations().get(output);
            bars.add(new Bar(
                    Integer.toString(output),
                    output != best ? "other" : output == sample.label() ? "right" : "wrong",
                    percent(Math.min(0, mean)),
                    width(Math.abs(mean)),
                    percent(Math.max(LOWEST, mean - deviation)),
                    width(2 * deviation),
                    String.format(Locale.ROOT, "%.1f ± %.1f", mean, deviation)));
        }
        return new OutputBars(
                GreyImage.of(samples, sample.sample()).map(GreyImage::dataUri).orElse(""),
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
