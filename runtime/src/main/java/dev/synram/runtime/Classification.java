package dev.synram.runtime;

import dev.synram.chip.Vectors;
import java.util.Arrays;

/**
 * The classes that a classifier chose for labelled samples.
 *
 * @param labels the true classes
 * @param predictions the classes it chose
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // one element a sample; never compared as records
public record Classification(byte[] labels, byte[] predictions, int classes) {

    /** Takes for each sample the first of the largest results, as the chip's argmax does. */
    public static Classification of(Vectors results, byte[] labels) {
        byte[] predictions = new byte[results.count()];
        for (int v = 0; v < predictions.length; v++) {
            predictions[v] = (byte) firstLargest(results.data(), results.start(v), results.length());
        }
        return new Classification(labels, predictions, results.length());
    }

    /**
     * The same for results in float.
     *
     * @param results samples x classes
     */
    public static Classification of(float[] results, int classes, byte[] labels) {
        byte[] predictions = new byte[labels.length];
        for (int v = 0; v < predictions.length; v++) {
            int best = 0;
            for (int i = 1; i < classes; i++) {
                best = results[v * classes + i] > results[v * classes + best] ? i : best;
            }
            predictions[v] = (byte) best;
        }
        return new Classification(labels, predictions, classes);
    }

    private static int firstLargest(byte[] data, int start, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (data[start + i] > data[start + best]) {
                best = i;
            }
        }
        return best;
    }

    /** These samples and others after them, of as many classes. */
    public Classification and(Classification others) {
        return new Classification(joined(labels, others.labels), joined(predictions, others.predictions), classes);
    }

    /** A number of these samples, evenly spaced: sample {@code i * count / some} for each {@code i}. */
    public Classification spaced(int some) {
        byte[] fewerLabels = new byte[some];
        byte[] fewerPredictions = new byte[some];
        for (int i = 0; i < some; i++) {
            int sample = (int) ((long) i * labels.length / some);
            fewerLabels[i] = labels[sample];
            fewerPredictions[i] = predictions[sample];
        }
        return new Classification(fewerLabels, fewerPredictions, classes);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Whether a sample was classified as labelled. */
    public boolean correct(int sample) {
        return labels[sample] == predictions[sample];
    }

    /** Fraction of samples classified as labelled, 0..1. */
    public double accuracy() {
        return agreement(labels);
    }

    /** Fraction of samples that got the classes that something else gave them, 0..1. */
    public double agreement(byte[] others) {
        int same = 0;
        for (int i = 0; i < predictions.length; i++) {
            same += predictions[i] == others[i] ? 1 : 0;
        }
        return same / (double) predictions.length;
    }

    /** How often a sample of class {@code label} was taken for class {@code prediction}: {@code [label][prediction]}. */
    public int[][] confusion() {
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            confusion[labels[i]][predictions[i]]++;
        }
        return confusion;
    }
}
