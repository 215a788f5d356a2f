package dev.synram.experiment.model;

import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.shape.Shape;
import java.util.List;

/** Converts samples to the order of a network's input, rows x columns x channels, and normalizes them. */
public final class SampleOrder {

    private SampleOrder() {}

    /**
     * All samples in the order of a network's input, normalized.
     *
     * @throws DataException if the dimensions of samples do not match the network's input, or there are more classes
     *     than results
     */
    public static DataSplit fitted(DataSplit data, Model model, Normalization normalization) {
        if (data.classes() > model.outputs()) {
            throw new DataException("the data have %d classes%s, but the network has %d results"
                    .formatted(
                            data.classes(),
                            data.labelSource().isEmpty() ? "" : " by " + data.labelSource(),
                            model.outputs()));
        }
        normalization.requireFit(model.input().channels());
        return data.map(
                samples -> ordered(samples, model.input()).normalized(normalization.mean(), normalization.std()));
    }

    static LabelledData ordered(LabelledData data, Shape shape) {
        return new LabelledData(
                List.of(shape.height(), shape.width(), shape.channels()),
                true,
                values(data, shape),
                data.labels(),
                data.classes());
    }

    private static float[] values(LabelledData data, Shape shape) {
        List<Integer> given = data.dimensions();
        if (data.sampleSize() != shape.size()) {
            throw unfit(given, shape);
        }
        if (shape.height() == 1 && shape.width() == 1) {
            return data.channelsLast() && given.getLast() > 1
                    ? transposed(data.values(), shape.size(), given.getLast(), shape.size() / given.getLast())
                    : data.values();
        }
        int pixels = shape.height() * shape.width();
        boolean image = given.equals(List.of(shape.height(), shape.width(), shape.channels()));
        boolean planes = given.equals(List.of(shape.channels(), shape.height(), shape.width()));
        boolean lines = shape.height() == 1 && given.equals(List.of(shape.channels(), shape.width()));
        boolean gray = shape.channels() == 1 && given.equals(List.of(shape.height(), shape.width()));
        if (image && (data.channelsLast() || !planes)) {
            return data.values();
        }
        if (planes || lines || gray || given.size() == 1) {
            return transposed(data.values(), shape.size(), pixels, shape.channels());
        }
        throw unfit(given, shape);
    }

    private static DataException unfit(List<Integer> given, Shape shape) {
        return new DataException("samples with dimensions %s do not fit the network's input of %s (channels x rows x "
                        .formatted(given, shape)
                + "columns)");
    }

    /** Moves the first of two axes to the end, so that its elements are adjacent. */
    private static float[] transposed(float[] values, int size, int inner, int outer) {
        if (inner == 1 || outer == 1) {
            return values;
        }
        float[] transposed = new float[values.length];
        for (int start = 0; start < values.length; start += size) {
            for (int o = 0; o < outer; o++) {
                for (int i = 0; i < inner; i++) {
                    transposed[start + i * outer + o] = values[start + o * inner + i];
                }
            }
        }
        return transposed;
    }
}
