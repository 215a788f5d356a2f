package dev.synram.cli;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.shape.Shape;

/**
 * Labelled samples as a network takes them.
 *
 * @param source where they come from
 * @param train samples to train with, in the order of memory, normalised
 * @param trainLabels their classes
 * @param test samples to test with
 * @param testLabels their classes
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
record ModelData(DataSplit source, float[] train, byte[] trainLabels, float[] test, byte[] testLabels, int classes) {

    /** Samples by which ranges are judged. */
    private static final int SCALING_SAMPLES = 1000;

    /** Fits samples to a network that is to be trained. */
    static ModelData forTraining(DataSplit source, DataOptions options, Model model) {
        return of(source, source.test(), options, model);
    }

    /** Fits samples to a network that is to be tested as it is. */
    static ModelData untrained(DataSplit source, DataOptions options, Model model) {
        return of(source, source.untrained(), options, model);
    }

    private static ModelData of(DataSplit source, LabelledData test, DataOptions options, Model model) {
        Shape shape = model.input();
        int classes = Math.max(source.train().classes().size(), test.classes().size());
        if (classes > model.outputs()) {
            throw new UserError(
                    "--data: %d classes, but the network gives %d results".formatted(classes, model.outputs()));
        }
        return new ModelData(
                source,
                fitted(source.train(), options, shape),
                source.train().labels(),
                fitted(test, options, shape),
                test.labels(),
                classes);
    }

    private static float[] fitted(LabelledData data, DataOptions options, Shape shape) {
        return options.normalised(SampleOrder.values(data, shape), shape.channels());
    }

    /** Training samples by which ranges are judged; no labels are used. */
    float[] calibration(int size) {
        int some = Math.min(SCALING_SAMPLES, trainLabels.length);
        return spaced(train, size, trainLabels.length, some);
    }

    /** Some of all samples, evenly spaced: data are often sorted by class. */
    private static float[] spaced(float[] samples, int size, int count, int some) {
        float[] chosen = new float[some * size];
        for (int i = 0; i < some; i++) {
            System.arraycopy(samples, place(i, count, some) * size, chosen, i * size, size);
        }
        return chosen;
    }

    private static int place(int number, int count, int some) {
        return (int) ((long) number * count / some);
    }

    /** Some test samples, evenly spaced. */
    TestSamples test(int some, InputRange range, Shape input) {
        byte[] labels = new byte[some];
        for (int i = 0; i < some; i++) {
            labels[i] = testLabels[place(i, testLabels.length, some)];
        }
        return TestSamples.of(spaced(test, input.size(), testLabels.length, some), labels, range, input);
    }
}
