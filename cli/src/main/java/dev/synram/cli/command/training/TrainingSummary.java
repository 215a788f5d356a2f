package dev.synram.cli.command.training;

import dev.synram.cli.command.summary.CalibrationRows;
import dev.synram.cli.command.summary.ClassRows;
import dev.synram.cli.command.summary.ModelledCostText;
import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.experiment.result.training.TrainingResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a training found, for people. */
final class TrainingSummary {

    private TrainingSummary() {}

    static TerminalText of(TrainingResult result) {
        TerminalText text = new TerminalText();
        text.format(
                "%s on %s, %s, %,d test samples%n",
                result.model(), result.data(), result.chipName(), result.testSamples());
        text.format("  calibration: %s%n", result.calibration().label());
        Integer corrections = result.corrections();
        if (corrections != null) {
            text.format(
                    "  accuracies on chips are those after a correction for each by %s training samples without labels%n",
                    corrections);
        }
        text.format(
                "  %-34s %6.2f %%%n",
                result.isDrawn() ? "initial weights, float, host" : "float, on the host", 100 * result.floatAccuracy());
        text.format("  first chip, without calibration    %6.2f %%%n", 100 * result.accuracyUncalibrated());
        text.format("  calibrated, before training        %6.2f %%%n", 100 * result.accuracyBefore());
        text.format(
                "  calibrated, trained in the loop    %6.2f %%%s%n",
                100 * result.accuracy(), lowest(result.count(false), result.lowestAccuracy()));
        Double unseen = result.unseenAccuracy();
        if (unseen != null) {
            text.format(
                    "  on chips that it never saw         %6.2f %%%s%n",
                    100 * unseen, lowest(result.count(true), result.lowestUnseenAccuracy()));
        }
        if (AccuracyInterval.of(result.accuracyBefore(), result.testSamples()).isAbove(result.accuracy())) {
            text.format(
                    "  training in the loop made it worse: give a lower --rate, or --patience to end with the best epoch%n");
        }
        IdealComparison ideal = result.ideal();
        if (ideal != null) {
            text.format("  trained the same way, ideal chip   %6.2f %%%n", 100 * ideal.accuracy());
            text.format(
                    "  cost of the chip's errors           %s%s%n", ideal.accuracyDrop(), chance(ideal.accuracyDrop()));
        }
        ClassRows.add(text, result.byClass(), ", retrained");
        CalibrationRows.addAccuracies(text, result.calibrationComparison());
        ModelledCostText.lines(result.best()).forEach(line -> text.format("  %s%n", line));
        text.format(
                "  this run                           %.0f s, %s epochs in the loop%n",
                result.wallSeconds(), result.epochs());
        return text;
    }

    private static String chance(AccuracyDrop drop) {
        return drop.withinChance() ? ": within chance" : "";
    }

    private static String lowest(long chips, @Nullable Double lowest) {
        return chips < 2 || lowest == null
                ? ""
                : String.format(Locale.ROOT, ", %s chips, the lowest %.2f %%", chips, 100 * lowest);
    }
}
