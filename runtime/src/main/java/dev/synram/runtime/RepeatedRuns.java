package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a network chooses for the same samples in repeated runs.
 *
 * @param runs one per run
 * @param noise standard deviation of a result from run to run, in LSB; 0 for a single run
 */
public record RepeatedRuns(List<Classification> runs, double noise) {

    public RepeatedRuns {
        runs = List.copyOf(runs);
    }

    /**
     * Runs samples.
     *
     * @param noise key of the noise of all runs
     * @param samples vectors of activations
     * @param labels their classes
     * @param count how often
     */
    public static RepeatedRuns measure(
            NetworkRunner runner, NoiseKey noise, Vectors samples, byte[] labels, int count) {
        List<Classification> runs = new ArrayList<>();
        float[] sums = new float[0];
        float[] squares = new float[0];
        for (int r = 0; r < count; r++) {
            Vectors results = runner.run(noise.fold(r), samples);
            byte[] data = results.data();
            if (r == 0) {
                sums = new float[data.length];
                squares = new float[data.length];
            }
            for (int i = 0; i < data.length; i++) {
                sums[i] += data[i];
                squares[i] += data[i] * data[i];
            }
            runs.add(Classification.of(results, labels));
        }
        return new RepeatedRuns(runs, deviation(sums, squares, count));
    }

    private static double deviation(float[] sums, float[] squares, int count) {
        if (count < 2) {
            return 0;
        }
        double variance = 0;
        for (int i = 0; i < sums.length; i++) {
            variance += ((double) squares[i] - (double) sums[i] * sums[i] / count) / (count - 1);
        }
        return Math.sqrt(variance / sums.length);
    }

    /** Mean accuracy, 0..1. */
    public double accuracy() {
        return runs.stream().mapToDouble(Classification::accuracy).average().orElse(0);
    }

    /** Standard deviation of the accuracy from run to run. */
    public double accuracyDeviation() {
        double mean = accuracy();
        double squares = runs.stream()
                .mapToDouble(run -> (run.accuracy() - mean) * (run.accuracy() - mean))
                .sum();
        return runs.size() < 2 ? 0 : Math.sqrt(squares / (runs.size() - 1));
    }

    /** Share of samples that every run gives the same class, right or wrong. */
    public double repeatability() {
        byte[] first = runs.getFirst().predictions();
        int same = 0;
        for (int i = 0; i < first.length; i++) {
            int sample = i;
            same += runs.stream().allMatch(run -> run.predictions()[sample] == first[sample]) ? 1 : 0;
        }
        return same / (double) first.length;
    }

    /** Mean share of samples that get the classes that something else gave them. */
    public double agreement(byte[] others) {
        return runs.stream().mapToDouble(run -> run.agreement(others)).average().orElse(0);
    }
}
