package dev.synram.simulator.spiking;

/** Exponential decay over short times. */
final class Decay {

    /** Up to here the first terms of the series are exact to 1e-10. */
    private static final double SHORT = 0.15;

    /** Up to here all terms are. */
    private static final double LONGER = 1;

    private static final int TERMS = 12;
    private static final double[] INVERSE_FACTORIALS = new double[TERMS + 3];

    static {
        INVERSE_FACTORIALS[0] = 1;
        for (int i = 1; i < INVERSE_FACTORIALS.length; i++) {
            INVERSE_FACTORIALS[i] = INVERSE_FACTORIALS[i - 1] / i;
        }
    }

    private Decay() {}

    /** {@code exp(-x)}. */
    static double of(double x) {
        if (Math.abs(x) < SHORT) {
            return 1 - x * shortMean(x);
        }
        return x > LONGER ? StrictMath.exp(-x) : 1 - x * series(x, 1);
    }

    /** The mean of {@code exp(-t)} over {@code t} from 0 to {@code x}: {@code (1 - exp(-x)) / x}. */
    static double mean(double x) {
        if (Math.abs(x) < SHORT) {
            return shortMean(x);
        }
        return Math.abs(x) > LONGER ? -StrictMath.expm1(-x) / x : series(x, 1);
    }

    /** The same, weighted with the time that is left: {@code (x - 1 + exp(-x)) / x^2}. */
    static double ramp(double x) {
        if (Math.abs(x) < SHORT) {
            return 1 / 2.0 - x * (1 / 6.0 - x * (1 / 24.0 - x * (1 / 120.0 - x * (1 / 720.0 - x / 5040))));
        }
        return Math.abs(x) > LONGER ? (x + StrictMath.expm1(-x)) / (x * x) : series(x, 2);
    }

    private static double shortMean(double x) {
        return 1 - x * (1 / 2.0 - x * (1 / 6.0 - x * (1 / 24.0 - x * (1 / 120.0 - x * (1 / 720.0 - x / 5040)))));
    }

    private static double series(double x, int first) {
        double sum = 0;
        for (int i = TERMS; i >= 0; i--) {
            sum = INVERSE_FACTORIALS[first + i] - x * sum;
        }
        return sum;
    }
}
