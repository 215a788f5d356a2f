package dev.synram.cli;

import dev.synram.network.quantization.InputRange;
import dev.synram.training.augmentation.Samples;

/**
 * Training samples, some of them held out, and test samples, in one form.
 *
 * @param train samples to train with
 * @param heldOut samples whose accuracy is noted after each epoch
 * @param test samples to test with at the end
 */
record TrainSamples(Samples train, Samples heldOut, Samples test) {

    private static final int EVERY = 10;
    private static final float LARGEST_BYTE = 255f;

    /** Samples as 5-bit activations. */
    static TrainSamples onChip(ModelData data, InputRange range, int size, boolean holdOut) {
        return of(
                new Samples(range.activations(data.train()), size, data.trainLabels()),
                new Samples(range.activations(data.test()), size, data.testLabels()),
                holdOut);
    }

    /**
     * Samples as bytes for training in float.
     *
     * @throws UserError if inputs are negative
     */
    static TrainSamples onHost(ModelData data, InputRange range, int size, boolean holdOut) {
        if (range.signed()) {
            throw new UserError(
                    "--host-epochs: training in float takes inputs from 0 on, but the data are negative in parts; "
                            + "leave out --mean, or train in float elsewhere");
        }
        return of(
                new Samples(bytes(data.train(), range), size, data.trainLabels()),
                new Samples(bytes(data.test(), range), size, data.testLabels()),
                holdOut);
    }

    private static byte[] bytes(float[] values, InputRange range) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(LARGEST_BYTE * values[i] / range.largest()), 0, 255);
        }
        return bytes;
    }

    private static TrainSamples of(Samples train, Samples test, boolean holdOut) {
        if (!holdOut) {
            return new TrainSamples(train, test, test);
        }
        int[] kept = new int[train.count()];
        int next = 0;
        for (int i = 0; i < train.count(); i++) {
            if (i % EVERY != EVERY - 1) {
                kept[next++] = i;
            }
        }
        return new TrainSamples(train.pick(kept, 0, next), train.every(EVERY, EVERY - 1), test);
    }
}
