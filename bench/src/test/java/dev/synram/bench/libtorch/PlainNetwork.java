package dev.synram.bench.libtorch;

import dev.synram.chip.random.CounterRandom;
import java.util.function.DoubleUnaryOperator;

/** The published network in plain Java, as matrices of rows. */
final class PlainNetwork {

    static final int SIDE = 28;
    private static final int KERNEL = 10;
    private static final int STRIDE = 5;
    static final int POSITIONS = 25;
    private static final int BLOCK = 128;

    private PlainNetwork() {}

    /** Uniform values. */
    static double[][] drawn(int rows, int columns, double least, double most, long seed) {
        double[][] values = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double share = CounterRandom.below(1 << 20, seed, (long) r * columns + c) / (double) (1 << 20);
                values[r][c] = (float) (least + share * (most - least));
            }
        }
        return values;
    }

    /** The patches of the convolution with padding 1, 25 rows an image. */
    static double[][] patches(double[][] images) {
        double[][] patches = new double[images.length * POSITIONS][KERNEL * KERNEL];
        for (int row = 0; row < patches.length; row++) {
            int top = row % POSITIONS / 5 * STRIDE - 1;
            int left = row % 5 * STRIDE - 1;
            for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
                int y = top + tap / KERNEL;
                int x = left + tap % KERNEL;
                boolean inside = y >= 0 && y < SIDE && x >= 0 && x < SIDE;
                patches[row][tap] = inside ? images[row / POSITIONS][y * SIDE + x] : 0;
            }
        }
        return patches;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int i = 0; i < b.length; i++) {
                for (int c = 0; c < b[0].length; c++) {
                    product[r][c] += a[r][i] * b[i][c];
                }
            }
        }
        return product;
    }

    static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a[0].length; c++) {
                transposed[c][r] = a[r][c];
            }
        }
        return transposed;
    }

    static double[][] each(double[][] a, DoubleUnaryOperator operator) {
        double[][] results = new double[a.length][a[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a[0].length; c++) {
                results[r][c] = operator.applyAsDouble(a[r][c]);
            }
        }
        return results;
    }

    /** The same values in order, in rows of another length. */
    static double[][] rows(double[][] a, int rows) {
        int columns = a.length * a[0].length / rows;
        double[][] results = new double[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            results[i / columns][i % columns] = a[i / a[0].length][i % a[0].length];
        }
        return results;
    }

    /** The product of the mock without noise; {@code limit} of each block and of the sum. */
    static double[][] mockProduct(double[][] inputs, double[][] weights, int limit) {
        double[][] a = each(inputs, Math::rint);
        double[][] b = each(weights, Math::rint);
        double[][] results = new double[a.length][b[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < b[0].length; c++) {
                double total = 0;
                for (int first = 0; first < b.length; first += BLOCK) {
                    int sum = 0;
                    for (int i = first; i < Math.min(first + BLOCK, b.length); i++) {
                        sum += (int) (a[r][i] * b[i][c]);
                    }
                    total += Math.clamp(Math.floor(sum * 0.002f), -limit, limit - 1);
                }
                results[r][c] = Math.clamp(total, -limit, limit - 1);
            }
        }
        return results;
    }

    /** The gradient of the mean cross-entropy of a softmax. */
    static double[][] lossGradient(double[][] outputs, int[] labels) {
        double[][] gradient = each(outputs, Math::exp);
        for (int r = 0; r < outputs.length; r++) {
            double sum = 0;
            for (double exponential : gradient[r]) {
                sum += exponential;
            }
            for (int c = 0; c < outputs[r].length; c++) {
                gradient[r][c] = (gradient[r][c] / sum - (c == labels[r] ? 1 : 0)) / outputs.length;
            }
        }
        return gradient;
    }

    /** The mean cross-entropy of a softmax. */
    static double loss(double[][] outputs, int[] labels) {
        double loss = 0;
        for (int r = 0; r < outputs.length; r++) {
            double sum = 0;
            for (double output : outputs[r]) {
                sum += Math.exp(output);
            }
            loss += (Math.log(sum) - outputs[r][labels[r]]) / outputs.length;
        }
        return loss;
    }

    /** What the first step of Adam adds to a weight: bias corrections cancel but for the smallest gradients. */
    static double firstStep(double gradient, double rate) {
        return -rate * gradient / (Math.abs(gradient) + 1e-8 / Math.sqrt(1e-3));
    }
}
