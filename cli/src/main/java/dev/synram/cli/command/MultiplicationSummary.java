package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.ProductAccuracy;
import dev.synram.experiment.result.multiplication.MultiplicationResult;
import org.jspecify.annotations.Nullable;

/** What a multiplication gave, for people. */
final class MultiplicationSummary {

    private MultiplicationSummary() {}

    static TerminalText of(MultiplicationResult result) {
        ProductAccuracy accuracy = result.accuracy();
        TerminalText text = new TerminalText()
                .format(
                        "%s x %s times %s x %s, %s run%s%n",
                        result.vectors(),
                        result.inputs(),
                        result.inputs(),
                        result.outputs(),
                        result.runs(),
                        result.runs() == 1 ? "" : "s")
                .append(unit("a weight of 1", result.weightUnit()))
                .append(unit("an input of 1", result.inputUnit()))
                .format("  1 LSB of a result  %.6g in the units of the exact products%n", result.resultUnit())
                .format("  gain               %s%n", gain(accuracy.fittedGain(), result.gain()))
                .format(
                        "  error              %.2f LSB%s, at most %.2f LSB%n",
                        accuracy.errorLsb(), share(accuracy.relativeError()), accuracy.largestErrorLsb());
        if (accuracy.roundingErrorLsb() > 0) {
            text.format("    of rounding      %.2f LSB, before the chip%n", accuracy.roundingErrorLsb());
        }
        if (accuracy.noiseLsb() != null) {
            text.format("    of noise         %.2f LSB from run to run%n", accuracy.noiseLsb());
        }
        return text.format("  saturated          %.2f %% of the results%n", 100 * accuracy.saturated());
    }

    private static TerminalText unit(String name, double unit) {
        TerminalText text = new TerminalText();
        return unit == 1 ? text : text.format("  %-18s %.6g, scaled to the integers of the chip%n", name, unit);
    }

    private static String gain(@Nullable Double fitted, double own) {
        TerminalText text = new TerminalText();
        if (fitted == null) {
            return text.format("not measured: the exact products are all 0; the chip's own is %.5f LSB", own)
                    .toString();
        }
        return text.format("%.5f LSB per activation x weight and send; the chip's own is %.5f", fitted, own)
                .toString();
    }

    private static String share(@Nullable Double relative) {
        return relative == null
                ? ""
                : new TerminalText()
                        .format(" (%.2f %% of the exact products)", 100 * relative)
                        .toString();
    }
}
