package dev.synram.experiment.model;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.Normalization;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Whether samples have the scale that a network was made for: pixels of 0..255 in place of 0..1, or the reverse, give
 * results that look like those of a bad network. A quantized network tells the range it was trained on; of one in float,
 * the labels tell which of two usual scales it was trained on.
 */
final class DataScale {

    /** Data of the same kind do not differ by such a factor in their largest value. */
    private static final double FACTOR = 4;

    /**
     * Fewer samples than these may all be quiet, or of one sign, by chance: they tell little of a scale. Where they are not
     * known to be normalized as in the training, signs are counted by values, since one unnormalized picture has many.
     */
    private static final int FEW = 30;

    /** Not even one quiet sample has a range smaller by this factor; that of pixels of 0..1 in place of bytes is. */
    private static final double QUIET = 100;

    /** Share of the values other than 0 that may exceed a range: conversion limits rare large inputs on purpose. */
    private static final double LIMITED = 0.2;

    /** A share of the range that values below 0 may reach where a network takes none. */
    private static final double NEGATIVE = 0.05;

    /** Where a trained network records the normalization of its training samples. */
    private static final String NORMALIZATION = "normalization";

    /** The largest value of a byte, which pictures are divided by. */
    private static final float BYTE = 255;

    /** Bytes that are not divided exceed this; divided or normalized ones do not. */
    private static final float BYTES_EXCEED = 16;

    private static final int SAMPLES = 300;
    private static final int DIGITS = 3;

    /**
     * Standard errors of the difference of two accuracies that is no chance: by chance alone it is reached once in ten
     * thousand networks. Samples whose classes have another order than the network's results are right less often than by
     * chance, whatever their scale.
     */
    private static final double STANDARD_ERRORS = 4;

    private DataScale() {}

    /**
     * Refuses samples of another scale than a network was made for.
     *
     * @param samples in the order of the network's input, normalized
     * @throws DataException naming both scales and the option that changes that of the samples
     */
    static void requireFit(Model model, LabelledData samples, Normalization normalization) {
        switch (model) {
            case QuantizedModel quantized -> requireRange(quantized.network(), samples, normalization);
            case FloatModel inFloat -> requireUsualScale(inFloat, samples);
        }
    }

    private static void requireRange(QuantizedNetwork network, LabelledData samples, Normalization normalization) {
        if (samples.count() < FEW && isSilent(samples.values())) {
            return;
        }
        InputRange trained = network.inputRange();
        InputRange given = InputRange.of(samples.values());
        double ratio = given.largest() / trained.largest();
        String wanted = network.provenance().getOrDefault(NORMALIZATION, "");
        boolean isAsInTraining = wanted.equals(normalization.options());
        boolean isRecorded = !wanted.isEmpty() && !isAsInTraining;
        boolean tooLarge = ratio > FACTOR && exceeding(samples.values(), trained.largest()) > LIMITED;
        if (tooLarge || ratio < 1 / (samples.count() < FEW ? QUIET : FACTOR)) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "the samples reach %s, but the network was trained on inputs of up to %s; give %s",
                    shown(given.largest()),
                    shown(trained.largest()),
                    isRecorded
                            ? wanted
                            : String.format(
                                    Locale.ROOT,
                                    "--std %s",
                                    shown(ratio * normalization.std().getFirst()))));
        }
        String remedy = isRecorded ? wanted : "the --mean and --std of its training";
        float lowest = lowest(samples.values());
        if (!trained.signed() && lowest < -NEGATIVE * trained.largest()) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "the samples go down to %s, but the network was trained on inputs from 0 to %s; give %s",
                    shown(lowest),
                    shown(trained.largest()),
                    remedy));
        }
        int evidence = isAsInTraining ? samples.count() : samples.values().length;
        if (trained.signed() && !given.signed() && evidence >= FEW) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "the samples are from 0 to %s, but the network was trained on inputs of both signs, up to %s; give %s",
                    shown(given.largest()),
                    shown(trained.largest()),
                    remedy));
        }
    }

    private static boolean isSilent(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The share of the values other than 0 that exceed a magnitude. */
    private static double exceeding(float[] values, double largest) {
        int some = 0;
        int beyond = 0;
        for (float value : values) {
            some += value != 0 ? 1 : 0;
            beyond += Math.abs(value) > largest ? 1 : 0;
        }
        return beyond / (double) Math.max(1, some);
    }

    private static float lowest(float[] values) {
        float lowest = 0;
        for (float value : values) {
            lowest = Math.min(lowest, value);
        }
        return lowest;
    }

    private static void requireUsualScale(FloatModel model, LabelledData samples) {
        InputRange range = InputRange.of(samples.values());
        float divisor = range.largest() > BYTES_EXCEED ? BYTE : 1 / BYTE;
        boolean hasClasses = samples.classes().size() > 1;
        if (range.signed() || !hasClasses) {
            return;
        }
        LabelledData some = samples.spaced(Math.min(SAMPLES, samples.count()));
        double asGiven = accuracy(model, some);
        double divided = accuracy(model, some.withValues(new InputRange(false, divisor).divided(some.values())));
        double rival = Math.max(asGiven, mostFrequent(some.labels()));
        double error = Math.sqrt((rival * (1 - rival) + divided * (1 - divided)) / some.count());
        if (divided - rival > Math.max(STANDARD_ERRORS * error, 1.0 / some.count())) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "the samples reach %s, and the network is right for %.0f %% of %s of them, but for %.0f %% if they are divided by %s, the scale it was trained on; give --std %s",
                    shown(range.largest()),
                    100 * asGiven,
                    some.count(),
                    100 * divided,
                    shown(divisor),
                    shown(divisor)));
        }
    }

    /** The accuracy of always choosing the most frequent class. */
    private static double mostFrequent(byte[] labels) {
        int[] counts = new int[LabelledData.MOST_CLASSES];
        int most = 0;
        for (byte label : labels) {
            most = Math.max(most, ++counts[label]);
        }
        return most / (double) labels.length;
    }

    private static double accuracy(FloatModel model, LabelledData samples) {
        try (FloatRunner runner = new FloatRunner(model.network(), 1)) {
            return Classification.of(runner.run(samples.values()), model.outputs(), samples.labels())
                    .accuracy();
        }
    }

    private static String shown(double number) {
        return new BigDecimal(number, new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
