package dev.synram.cli;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.LabelledImages;
import dev.synram.data.source.Mnist;
import dev.synram.report.chart.GreyImage;
import dev.synram.report.chart.SampleDigit;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeated trials of one test image of each class.
 *
 * @param samples the images with means and deviations of the chip's outputs
 */
record MnistTrials(List<SampleDigit> samples) {

    static final int TRIALS = 30;

    /**
     * Measures.
     *
     * @param images the test images
     * @param activations the same as 5-bit activations
     */
    static MnistTrials measure(NetworkRunner runner, NoiseKey noise, LabelledImages images, Vectors activations) {
        List<SampleDigit> samples = new ArrayList<>();
        for (int digit = 0; digit < Mnist.CLASSES; digit++) {
            int image = first(images, digit);
            if (image < images.count()) {
                samples.add(sample(runner, noise.fold(digit), images, activations, image));
            }
        }
        return new MnistTrials(samples);
    }

    private static int first(LabelledImages images, int digit) {
        int image = 0;
        while (image < images.count() && images.labels()[image] != digit) {
            image++;
        }
        return image;
    }

    private static SampleDigit sample(
            NetworkRunner runner, NoiseKey noise, LabelledImages images, Vectors activations, int image) {
        Vectors repeated = Vectors.zeros(TRIALS, activations.length());
        for (int trial = 0; trial < TRIALS; trial++) {
            System.arraycopy(
                    activations.data(),
                    activations.start(image),
                    repeated.data(),
                    repeated.start(trial),
                    activations.length());
        }
        Vectors results = runner.run(noise, repeated);
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
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
            deviations.add(Math.sqrt(Math.max(0, squares - TRIALS * mean * mean) / (TRIALS - 1)));
        }
        GreyImage picture = new GreyImage(images.width(), images.height(), images.image(image));
        return new SampleDigit(picture, images.labels()[image], means, deviations);
    }
}
