package dev.synram.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sample digit with its outputs as bars, positions in percent of the axis from -128 to 127. */
public record OutputBars(String image, int label, List<Bar> bars) {

    private static final double LOWEST = -128;
    private static final double RANGE = 255;

    /** One output: its bar from zero to the mean and its whisker of one standard deviation to both sides. */
    record Bar(
            int digit, String kind, String left, String width, String whiskerLeft, String whiskerWidth, String text) {}

    public static OutputBars of(SampleDigit sample) {
        List<Bar> bars = new ArrayList<>();
        int best = 0;
        for (int digit = 1; digit < sample.means().size(); digit++) {
            best = sample.means().get(digit) > sample.means().get(best) ? digit : best;
        }
        for (int digit = 0; digit < sample.means().size(); digit++) {
            double mean = sample.means().get(digit);
            double deviation = sample.deviations().get(digit);
            bars.add(new Bar(
                    digit,
                    digit != best ? "other" : digit == sample.label() ? "right" : "wrong",
                    percent(Math.min(0, mean)),
                    width(Math.abs(mean)),
                    percent(Math.max(LOWEST, mean - deviation)),
                    width(2 * deviation),
                    String.format(Locale.ROOT, "%.1f ± %.1f", mean, deviation)));
        }
        return new OutputBars(sample.image().dataUri(), sample.label(), bars);
    }

    private static String percent(double lsb) {
        return String.format(Locale.ROOT, "%.2f", 100 * (lsb - LOWEST) / RANGE);
    }

    private static String width(double lsb) {
        return String.format(Locale.ROOT, "%.2f", 100 * lsb / RANGE);
    }
}
