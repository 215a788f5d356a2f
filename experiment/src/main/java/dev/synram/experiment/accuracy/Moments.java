package dev.synram.experiment.accuracy;

import java.util.Arrays;

/** Sums over samples of results and targets, output by output. */
final class Moments {

    private final int outputs;
    private final double[] results;
    private final double[] targets;
    private final double[] resultSquares;
    private final double[] targetSquares;
    private final double[] products;
    private int count;

    Moments(int outputs) {
        this.outputs = outputs;
        results = new double[outputs];
        targets = new double[outputs];
        resultSquares = new double[outputs];
        targetSquares = new double[outputs];
        products = new double[outputs];
    }

    void clear() {
        for (double[] sums : new double[][] {results, targets, resultSquares, targetSquares, products}) {
            Arrays.fill(sums, 0);
        }
        count = 0;
    }

    /** Adds a sample whose outputs begin at an index. */
    void add(float[] result, float[] target, int from) {
        count++;
        for (int o = 0; o < outputs; o++) {
            double r = result[from + o];
            double t = target[from + o];
            results[o] += r;
            targets[o] += t;
            resultSquares[o] += r * r;
            targetSquares[o] += t * t;
            products[o] += r * t;
        }
    }

    private double squaredError(int output) {
        return Math.max(0, resultSquares[output] - 2 * products[output] + targetSquares[output]) / count;
    }

    double targetVariance(int output) {
        return variance(targets[output], targetSquares[output]);
    }

    private double variance(double sum, double squares) {
        double mean = sum / count;
        double variance = squares / count - mean * mean;
        return variance > squares / count * 1e-12 ? variance : 0;
    }

    double rootMeanSquare() {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            sum += squaredError(o) / outputs;
        }
        return Math.sqrt(sum);
    }

    /** Outputs whose drawn targets are all equal do not count. */
    double normalized() {
        double sum = 0;
        int counted = 0;
        for (int o = 0; o < outputs; o++) {
            double variance = targetVariance(o);
            if (variance > 0) {
                sum += squaredError(o) / variance;
                counted++;
            }
        }
        return counted == 0 ? 0 : Math.sqrt(sum / counted);
    }

    double correlation() {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double variances = variance(results[o], resultSquares[o]) * targetVariance(o);
            double covariance = products[o] / count - results[o] / count * targets[o] / count;
            sum += variances > 0 ? Math.clamp(covariance / Math.sqrt(variances), -1.0, 1.0) : 0;
        }
        return sum / outputs;
    }
}
