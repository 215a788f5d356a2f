package dev.synram.cli.command.spike;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import java.util.List;

/** What is printed of spiking networks on chips. */
final class SpikingSummary {

    private static final double PERCENT = 100;

    private SpikingSummary() {}

    static TerminalText of(SpikingTrainingResult result) {
        TerminalText text = new TerminalText()
                .format(
                        "%s with %s on %s, %s, %s-%s-%s neurons%n",
                        result.data(),
                        result.rule(),
                        SpikingChipAccuracy.names(result.chips()),
                        result.calibration().label(),
                        result.inputs(),
                        result.hidden(),
                        result.classes().size())
                .format("  on the host            %6.2f %%%n", PERCENT * result.softwareAccuracy())
                .format("  uncalibrated chip      %6.2f %%%n", PERCENT * result.accuracyUncalibrated())
                .format("  calibrated chip        %6.2f %%%n", PERCENT * result.accuracyTransferred())
                .format(
                        "  trained in the loop    %6.2f %%, 95 %% interval %s over %s samples%s%n",
                        PERCENT * result.accuracy(),
                        interval(result.interval()),
                        result.testSamples(),
                        result.chips().size() > 1 ? " and chips" : "");
        addChips(text, result.chips(), result.lowestAccuracy());
        addChange(text, result.improvement());
        return addCost(text, result.cost(), result.answers(), result.wallSeconds());
    }

    static TerminalText of(SpikingEvaluationResult result) {
        TerminalText text = new TerminalText()
                .format(
                        "%s, trained on %s, with %s on %s, %s%n",
                        result.network(),
                        result.trainedOn(),
                        result.data(),
                        SpikingChipAccuracy.names(result.chips()),
                        result.calibration().label())
                .format("  weights of the host, there    %6.2f %%%n", PERCENT * result.softwareAccuracy())
                .format("  the same, transferred         %6.2f %%%n", PERCENT * result.accuracyTransferred())
                .format(
                        "  weights of training in loop   %6.2f %%, 95 %% interval %s over %s samples%s%n",
                        PERCENT * result.accuracy(),
                        interval(result.interval()),
                        result.testSamples(),
                        result.chips().size() > 1 ? " and chips" : "");
        addChips(text, result.chips(), result.lowestAccuracy());
        addChange(text, result.improvement());
        return addCost(text, result.cost(), result.answers(), result.wallSeconds());
    }

    private static void addChips(TerminalText text, List<SpikingChipAccuracy> chips, double lowest) {
        if (chips.size() > 1) {
            for (SpikingChipAccuracy chip : chips) {
                text.format(
                        "    %-24s %6.2f %% transferred, %6.2f %% trained in the loop%n",
                        chip.chip(), PERCENT * chip.accuracyTransferred(), PERCENT * chip.accuracy());
            }
            text.format("  lowest                 %6.2f %%%n", PERCENT * lowest);
        }
    }

    private static TerminalText interval(AccuracyInterval interval) {
        return new TerminalText().format("%.2f to %.2f", PERCENT * interval.low(), PERCENT * interval.high());
    }

    private static void addChange(TerminalText text, AccuracyDifference difference) {
        text.format(
                "  training in the loop changes the accuracy by %s%s%n",
                difference, difference.withinChance() ? ": within chance" : "");
    }

    private static TerminalText addCost(TerminalText text, SpikingCost cost, SpikingAnswers answers, double seconds) {
        return text.format(
                "  modelled: %.1f µs and %.2f µJ a sample%s, %.1f spikes, %.2f of a hidden neuron; %.1f s of wall time%n",
                cost.microseconds(),
                cost.microjoules(),
                cost.runs() > 1 ? " in %s runs".formatted(cost.runs()) : "",
                answers.spikesPerSample(),
                answers.spikesPerHiddenNeuron(),
                seconds);
    }
}
