package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.result.comparison.ComparedRun;
import dev.synram.experiment.result.comparison.ComparisonResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluations side by side, for people. */
final class ComparisonSummary {

    private static final String ROW = "  %-32s %9s %9s %9s  %-19s %9s  %-19s %s%n";

    private ComparisonSummary() {}

    static TerminalText of(ComparisonResult result) {
        List<ComparedRun> all = result.results();
        ComparedRun first = all.getFirst();
        TerminalText text = new TerminalText();
        text.format("compared with %s, %s, in percentage points%n", first.source(), first.chips());
        text.format(ROW, "", "samples", "float", "chips", "95 % interval", "change", "95 % interval", "");
        for (ComparedRun one : all) {
            text.format(
                    "%s, %s: %s on %s, %s%n",
                    one.source(),
                    one.chips(),
                    one.model(),
                    one.data(),
                    one.calibration().label());
            row(text, one);
        }
        if (all.stream().anyMatch(one -> Boolean.TRUE.equals(one.paired()))) {
            text.format("  paired: %s%n", result.pairedIntervals());
        }
        if (all.stream().anyMatch(one -> Boolean.FALSE.equals(one.paired()))) {
            text.format(
                    "  unpaired, as the samples differ or a file does not tell them: %s%n", result.unpairedIntervals());
        }
        return text;
    }

    private static void row(TerminalText text, ComparedRun one) {
        text.format(
                ROW,
                "on the chips",
                number("%,d", one.samples()),
                percent(one.floatAccuracy()),
                percent(one.accuracy()),
                interval(one.interval().low(), one.interval().high()),
                change(one.difference()),
                interval(one.difference()),
                judged(one.difference(), one.paired()));
        if (one.floatDifference() != null) {
            text.format(
                    ROW,
                    "in float",
                    "",
                    "",
                    "",
                    "",
                    change(one.floatDifference()),
                    interval(one.floatDifference()),
                    judged(one.floatDifference(), one.paired()));
        }
    }

    private static String judged(@Nullable AccuracyDifference difference, @Nullable Boolean paired) {
        if (difference == null || paired == null) {
            return "";
        }
        String verdict = difference.withinChance() ? "within chance" : difference.mean() > 0 ? "better" : "worse";
        return verdict + (paired ? ", paired" : ", unpaired");
    }

    private static String change(@Nullable AccuracyDifference difference) {
        return difference == null ? "" : number("%+.2f", 100 * difference.mean());
    }

    private static String interval(@Nullable AccuracyDifference difference) {
        return difference == null
                ? ""
                : number("%+.2f", 100 * difference.low()) + " to " + number("%+.2f", 100 * difference.high());
    }

    private static String interval(double low, double high) {
        return number("%.2f", 100 * low) + " to " + percent(high);
    }

    private static String percent(double share) {
        return number("%.2f %%", 100 * share);
    }

    private static String number(String pattern, Number value) {
        return new TerminalText().format(pattern, value).toString();
    }
}
