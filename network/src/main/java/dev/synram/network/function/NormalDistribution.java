package dev.synram.network.function;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/** The standard normal distribution. */
final class NormalDistribution {

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double PEAK = 1 / Math.sqrt(2 * Math.PI);

    private NormalDistribution() {}

    static double cumulative(double x) {
        return 0.5 * Erfc.value(-x * SQRT_HALF);
    }

    static double error(double x) {
        return Erf.value(x);
    }

    static double density(double x) {
        return PEAK * Math.exp(-0.5 * x * x);
    }
}
