package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.experiment.result.training.SampleOutputs;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;

/** Repeated trials of the first test sample of each class. */
public final class OutputTrials {

    /** Number of trials of each sample. */
    public static final int TRIALS = 30;

    private OutputTrials() {}

    /**
     * Runs the trials.
     *
     * @param activations the test samples
     * @param labels classes of the samples
     */
    public static List<SampleOutputs> measure(
            NetworkRunner runner, NoiseKey noise, Vectors activations, byte[] labels) {
        List<SampleOutputs> outputs = new ArrayList<>();
        int classes = runner.plan().network().output().size();
        for (int label = 0; label < classes; label++) {
            int sample = first(labels, label);
            if (sample < labels.length) {
                outputs.add(outputs(runner.run(noise.fold(label), repeated(activations, sample)), sample, label));
            }
        }
        return outputs;
    }

    private static int first(byte[] labels, int label) {
        int sample = 0;
        while (sample < labels.length && labels[sample] != label) {
            sample++;
        }
        return sample;
    }

    private static Vectors repeated(Vectors activations, int sample) {
        Vectors repeated = Vectors.zeros(TRIALS, activations.length());
        for (int trial = 0; trial < TRIALS; trial++) {
            activations.copy(sample, repeated.data(), repeated.start(trial));
        }
        return repeated;
    }

    private static SampleOutputs outputs(Vectors results, int sample, int label) {
        List<Double> means = new ArrayList<>();
        List<Double> standardDeviations = new ArrayList<>();
        for (int output = 0; output < results.length(); output++) {
            double sum = 0;
            double squares = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                double value = results.data()[results.start(trial) + output];
                sum += value;
                squares += value * value;
            }
            double mean = sum / TRIALS;
            means.add(mean);
            standardDeviations.add(Math.sqrt(Math.max(0, squares - TRIALS * mean * mean) / (TRIALS - 1)));
        }
        return new SampleOutputs(sample, label, means, standardDeviations);
    }
}
