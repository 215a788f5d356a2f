package dev.synram.simulator.spiking;

import java.util.ArrayList;
import java.util.List;

/**
 * The sum {@code sum_k factors[k] * exp(-rates[k] * t)}.
 *
 * @param factors one a term
 * @param rates all different
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ExponentialSum(double[] factors, double[] rates) {

    private static final int BISECTIONS = 60;

    double at(double time) {
        double sum = 0;
        for (int k = 0; k < factors.length; k++) {
            sum += factors[k] * Math.exp(-rates[k] * time);
        }
        return sum;
    }

    /**
     * All times from 0 to an end at which the sum changes its sign, in rising order. Divided by its first exponential the sum has the
     * same zeros, and between two of them its derivative, a sum of one term less, has a zero: none is missed.
     */
    List<Double> signChanges(double end) {
        List<Double> changes = new ArrayList<>();
        if (factors.length < 2) {
            return changes;
        }
        List<Double> borders = new ArrayList<>(derivativeOfQuotient().signChanges(end));
        borders.add(end);
        double low = 0;
        for (double high : borders) {
            if (at(low) < 0 != at(high) < 0) {
                changes.add(change(low, high));
            }
            low = high;
        }
        return changes;
    }

    private ExponentialSum derivativeOfQuotient() {
        double[] left = new double[factors.length - 1];
        double[] others = new double[factors.length - 1];
        for (int k = 0; k < left.length; k++) {
            others[k] = rates[k + 1] - rates[0];
            left[k] = -others[k] * factors[k + 1];
        }
        return new ExponentialSum(left, others);
    }

    private double change(double from, double to) {
        double low = from;
        double high = to;
        boolean below = at(low) < 0;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (at(middle) < 0 == below) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
