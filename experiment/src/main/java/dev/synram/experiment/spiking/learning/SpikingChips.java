package dev.synram.experiment.spiking.learning;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Accuracies of a network on several chips. */
public record SpikingChips(List<SpikingChipAnswers> answers) {

    public SpikingChips {
        answers = List.copyOf(answers);
    }

    /** The figures of each chip. */
    public List<SpikingChipAccuracy> figures() {
        return answers.stream().map(SpikingChipAnswers::figures).toList();
    }

    /** The mean accuracy with the weights of the host, 0..1. */
    public double transferred() {
        return mean(SpikingChipAccuracy::accuracyTransferred);
    }

    /** The mean accuracy after training in the loop, 0..1. */
    public double accuracy() {
        return mean(SpikingChipAccuracy::accuracy);
    }

    private double mean(ToDoubleFunction<SpikingChipAccuracy> accuracy) {
        return figures().stream().mapToDouble(accuracy).average().orElseThrow();
    }

    /** The lowest accuracy after training in the loop, 0..1. */
    public double lowest() {
        return figures().stream()
                .mapToDouble(SpikingChipAccuracy::accuracy)
                .min()
                .orElseThrow();
    }

    /** The interval of the mean accuracy over samples and chips, with one chip over samples. */
    public AccuracyInterval interval() {
        return AccuracyInterval.onChips(
                answers.stream().map(SpikingChipAnswers::correct).toList());
    }

    /** What training in the loop adds to the accuracy of the weights of the host. */
    public AccuracyDifference improvement() {
        return AccuracyDifference.onChips(
                answers.stream().map(SpikingChipAnswers::correct).toList(),
                answers.stream().map(SpikingChipAnswers::transferred).toList());
    }
}
