package dev.synram.experiment.model;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Converts samples to the order of a network's input, rows x columns x channels, and normalizes them. */
public final class SampleOrder {

    private SampleOrder() {}

    /**
     * All samples in the order of a network's input, normalized.
     *
     * @throws DataException if the dimensions of samples do not match the network's input, if their scale is not that
     *     which the network was made for, or if there are more classes than results
     */
    public static DataSplit fitted(DataSplit data, Model model, Normalization normalization) {
        if (data.classes() > model.outputs()) {
            throw new DataException("the data have %s classes%s, but the network has %s results"
                    .formatted(
                            data.classes(),
                            data.labelSource().isEmpty() ? "" : " by " + data.labelSource(),
                            model.outputs()));
        }
        normalization.requireFit(model.input().channels());
        DataSplit fitted = data.map(
                samples -> ordered(samples, model.inputLayer()).normalized(normalization.mean(), normalization.std()));
        DataScale.requireFit(model, fitted.train(), normalization);
        return fitted;
    }

    /**
     * Samples in the order of memory, rows x columns x channels. Samples of one dimension, and those with the dimensions
     * that the network's file has, are in the order of the file.
     */
    static LabelledData ordered(LabelledData data, Input input) {
        Shape shape = input.shape();
        return new LabelledData(
                List.of(shape.height(), shape.width(), shape.channels()),
                true,
                moved(data.values(), order(data, input)),
                data.labels(),
                data.classes());
    }

    /** For each element of a sample, its index in memory. */
    private static int[] order(LabelledData data, Input input) {
        Shape shape = input.shape();
        List<Integer> given = data.dimensions();
        if (data.sampleSize() != shape.size()) {
            throw unfit(given, input);
        }
        boolean isPicture = given.equals(List.of(shape.height(), shape.width(), shape.channels()));
        boolean asInFile = given.size() == 1 || given.equals(input.form().dimensions());
        if (asInFile && !(data.channelsLast() && isPicture)) {
            return input.form().order(shape);
        }
        if (isVector(shape)) {
            return data.channelsLast() ? planes(given) : inOrder(shape.size());
        }
        boolean isPlanes = given.equals(List.of(shape.channels(), shape.height(), shape.width()));
        if (isPicture && (data.channelsLast() || !isPlanes)) {
            return inOrder(shape.size());
        }
        boolean isLines = shape.height() == 1 && given.equals(List.of(shape.channels(), shape.width()));
        boolean isGray = shape.channels() == 1 && given.equals(List.of(shape.height(), shape.width()));
        if (isPlanes || isLines || isGray) {
            return SampleForm.channelsFirst(shape).order(shape);
        }
        throw unfit(given, input);
    }

    private static int[] inOrder(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static boolean isVector(Shape shape) {
        return shape.height() == 1 && shape.width() == 1;
    }

    /** The order of pictures with channels last as vectors with channels first. */
    private static int[] planes(List<Integer> dimensions) {
        int channels = dimensions.getLast();
        int pixels = LabelledData.size(dimensions) / channels;
        int[] order = new int[pixels * channels];
        Arrays.setAll(order, i -> i % channels * pixels + i / channels);
        return order;
    }

    private static DataException unfit(List<Integer> given, Input input) {
        return new DataException(
                "samples with dimensions %s do not fit the network's input of %s".formatted(given, input.form()));
    }

    private static float[] moved(float[] values, int[] order) {
        if (Arrays.equals(order, inOrder(order.length))) {
            return values;
        }
        float[] moved = new float[values.length];
        for (int start = 0; start < values.length; start += order.length) {
            for (int i = 0; i < order.length; i++) {
                moved[start + order[i]] = values[start + i];
            }
        }
        return moved;
    }
}
