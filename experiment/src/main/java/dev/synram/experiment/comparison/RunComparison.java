package dev.synram.experiment.comparison;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.result.comparison.ComparedRun;
import dev.synram.experiment.result.comparison.ComparisonResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares evaluations of several networks, chips or settings with the first of them. Where both were scored on the same
 * samples, differences are paired: each sample is compared with itself, so that small differences show. Otherwise they are
 * those of independent samples.
 *
 * <p>Accuracies are means over the chips and runs of an evaluation. Their intervals are over samples; that other chips of the
 * kind would differ is not in them.
 */
public final class RunComparison {

    private static final double[] UNKNOWN = {};

    private RunComparison() {}

    /** What is compared: an evaluation on all of its chips, or on one group of them. */
    private record Compared(EvaluatedRun run, List<EvaluatedChips> chips) {

        double accuracy() {
            return chips.stream()
                    .mapToDouble(EvaluatedChips::accuracy)
                    .average()
                    .orElseThrow();
        }

        double[] correct() {
            return run.scoredSamples().isEmpty() ? UNKNOWN : EvaluatedChips.mean(chips);
        }

        boolean hasSamplesOf(Compared other) {
            return !run.scoredSamples().isEmpty()
                    && run.samples() == other.run.samples()
                    && run.scoredSamples().equals(other.run.scoredSamples());
        }
    }

    /**
     * Compares evaluations with the first one, or the chips of a single evaluation with the first of them.
     *
     * @param runs at least one evaluation
     * @throws IllegalArgumentException if there is only one evaluation of one group of chips
     */
    public static ComparisonResult of(List<EvaluatedRun> runs) {
        List<Compared> all = new ArrayList<>();
        for (EvaluatedRun run : runs) {
            if (runs.size() > 1) {
                all.add(new Compared(run, run.chips()));
            }
            if (runs.size() == 1 || run.chips().size() > 1) {
                run.chips().forEach(chips -> all.add(new Compared(run, List.of(chips))));
            }
        }
        if (all.size() < 2) {
            throw new IllegalArgumentException(
                    "%s is the result of one chip; give at least two files, or one of a run with several chips"
                            .formatted(runs.getFirst().source()));
        }
        Compared reference = all.getFirst();
        return new ComparisonResult(
                Version.CURRENT,
                ComparisonResult.PAIRED,
                ComparisonResult.UNPAIRED,
                all.stream().map(one -> compared(one, reference)).toList());
    }

    private static ComparedRun compared(Compared one, Compared reference) {
        EvaluatedRun run = one.run();
        boolean first = one.equals(reference);
        boolean paired = one.hasSamplesOf(reference);
        return new ComparedRun(
                run.source(),
                run.model(),
                run.data(),
                run.samples(),
                run.calibration(),
                one.chips().stream().map(EvaluatedChips::chipSeed).toList(),
                run.chipsTogether(),
                one.chips().getFirst().runs(),
                run.floatAccuracy(),
                run.equals(reference.run()) ? null : inFloat(run, reference.run(), paired),
                one.accuracy(),
                AccuracyInterval.of(one.accuracy(), run.samples()),
                first ? null : onChips(one, reference, paired),
                first ? null : paired);
    }

    private static AccuracyDifference inFloat(EvaluatedRun run, EvaluatedRun reference, boolean paired) {
        return paired
                ? AccuracyDifference.paired(run.floatCorrect(), reference.floatCorrect())
                : AccuracyDifference.unpaired(
                        run.floatAccuracy(), run.samples(), reference.floatAccuracy(), reference.samples());
    }

    private static AccuracyDifference onChips(Compared one, Compared reference, boolean paired) {
        return paired
                ? AccuracyDifference.paired(one.correct(), reference.correct())
                : AccuracyDifference.unpaired(
                        one.accuracy(),
                        one.run().samples(),
                        reference.accuracy(),
                        reference.run().samples());
    }
}
