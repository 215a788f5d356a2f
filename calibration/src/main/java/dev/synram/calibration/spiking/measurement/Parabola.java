package dev.synram.calibration.spiking.measurement;

/** {@code constant + slope x + curvature x^2}. */
record Parabola(double constant, double slope, double curvature) {

    /** Fits samples {@code from} to {@code to - 1} by least squares; x is the distance from a sample. */
    static Parabola fit(double[] samples, int from, int to, int origin) {
        double[] powers = new double[5];
        double[] products = new double[3];
        for (int i = from; i < to; i++) {
            double x = i - origin;
            double power = 1;
            for (int k = 0; k < powers.length; k++) {
                powers[k] += power;
                if (k < products.length) {
                    products[k] += power * samples[i];
                }
                power *= x;
            }
        }
        return solve(powers, products);
    }

    /** Cramer's rule for the normal equations. */
    private static Parabola solve(double[] p, double[] y) {
        double determinant = determinant(p[0], p[1], p[2], p[1], p[2], p[3], p[2], p[3], p[4]);
        return new Parabola(
                determinant(y[0], p[1], p[2], y[1], p[2], p[3], y[2], p[3], p[4]) / determinant,
                determinant(p[0], y[0], p[2], p[1], y[1], p[3], p[2], y[2], p[4]) / determinant,
                determinant(p[0], p[1], y[0], p[1], p[2], y[1], p[2], p[3], y[2]) / determinant);
    }

    private static double determinant(
            double a, double b, double c, double d, double e, double f, double g, double h, double i) {
        return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    }

    /** The largest value of the parabola times a sign, within a range of x. */
    double largest(double low, double high, int sign) {
        double largest = Math.max(sign * at(low), sign * at(high));
        double vertex = -slope / (2 * curvature);
        return vertex > low && vertex < high ? Math.max(largest, sign * at(vertex)) : largest;
    }

    private double at(double x) {
        return constant + x * (slope + x * curvature);
    }
}
