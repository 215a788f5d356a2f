package dev.synram.simulator.spiking;

/** Where a cubic polynomial through two points with given slopes crosses a level. */
final class Crossing {

    /** No crossing. */
    static final double NONE = Double.POSITIVE_INFINITY;

    private static final int ITERATIONS = 30;
    private static final double PRECISE = 1e-7;

    private Crossing() {}

    /**
     * The first place, 0..1; {@link #NONE} if there is none.
     *
     * @param start value at 0, below the level
     * @param end value at 1
     * @param startSlope slope at 0
     * @param endSlope slope at 1
     */
    static double of(double start, double end, double startSlope, double endSlope, double level) {
        double c = startSlope;
        double d = end - start;
        double b = 3 * d - 2 * startSlope - endSlope;
        double a = startSlope + endSlope - 2 * d;
        double wanted = level - start;
        double low = 0;
        double high = 1;
        if (end < level) {
            if (startSlope <= 0 || endSlope >= 0) {
                return NONE;
            }
            high = c / (Math.sqrt(b * b - 3 * a * c) - b);
            if (((a * high + b) * high + c) * high < wanted) {
                return NONE;
            }
        }
        double x = high * wanted / (((a * high + b) * high + c) * high);
        for (int i = 0; i < ITERATIONS && high - low > PRECISE; i++) {
            double value = ((a * x + b) * x + c) * x - wanted;
            if (value >= 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = (3 * a * x + 2 * b) * x + c;
            double next = x - value / slope;
            if (Math.abs(next - x) < PRECISE && next > low && next < high) {
                return next;
            }
            x = next > low && next < high ? next : (low + high) / 2;
        }
        return high;
    }
}
