package dev.synram.calibration.spiking.measurement;

import java.util.Arrays;

/** Fits {@code c + a exp(-t / tau)} to equidistant samples by least squares: a search over tau, where c and a are linear. */
final class ExponentialFit {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ITERATIONS = 30;
    private static final int MOST_BINS = 256;

    private ExponentialFit() {}

    /**
     * The time constant, in the unit of the interval.
     *
     * @param samples at least 3
     * @param interval between samples
     * @param shortest smallest time constant considered
     * @param longest largest time constant considered
     */
    static double timeConstant(double[] samples, double interval, double shortest, double longest) {
        int width = Math.ceilDiv(samples.length, MOST_BINS);
        double[] bins = bins(samples, width);
        double step = interval * width;
        double low = Math.log(shortest);
        double high = Math.log(longest);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = explained(bins, step, Math.exp(left));
        double atRight = explained(bins, step, Math.exp(right));
        for (int i = 0; i < ITERATIONS; i++) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = explained(bins, step, Math.exp(left));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = explained(bins, step, Math.exp(right));
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double[] bins(double[] samples, int width) {
        double[] bins = new double[samples.length / width];
        Arrays.setAll(bins, bin -> {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += samples[bin * width + i];
            }
            return sum / width;
        });
        return bins;
    }

    /** The squares that the best c and a explain. */
    private static double explained(double[] samples, double interval, double tau) {
        double factor = Math.exp(-interval / tau);
        double basis = 1;
        double sum = 0;
        double squares = 0;
        double total = 0;
        double products = 0;
        for (double sample : samples) {
            sum += basis;
            squares += basis * basis;
            total += sample;
            products += sample * basis;
            basis *= factor;
        }
        double covariance = products - sum * total / samples.length;
        double variance = squares - sum * sum / samples.length;
        return variance > 0 ? covariance * covariance / variance : 0;
    }
}
