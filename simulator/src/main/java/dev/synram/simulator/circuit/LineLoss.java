package dev.synram.simulator.circuit;

/**
 * How much charge a saturating synaptic input loses, by the number of events.
 *
 * <p>A line that receives the charge {@code Q} in {@code N} events over {@code x} of its time constants gives {@code Q /
 * sqrt(1 + s^2 * m)}. Here {@code m}, twice the relative loss of a weakly saturating line, is the third moment of what
 * the line holds over its first. With events of random charge (mean square over mean {@code q}) the line's first three
 * cumulants are those of shot noise, less what regular arrival takes away, which gives {@code m = Q^2 a + Q q b + q^2 /
 * 3}. For many events {@code m} tends to the square of the charge that the line holds, where the formula is exact.
 */
public final class LineLoss {

    private final float[] quadratic;
    private final float[] linear;

    /**
     * Tabulates.
     *
     * @param timing when events are sent
     * @param inputMicros typical time constant of the synaptic inputs
     * @param most the largest number of events
     */
    public LineLoss(EventTiming timing, double inputMicros, int most) {
        quadratic = new float[most + 1];
        linear = new float[most + 1];
        for (int events = 1; events <= most; events++) {
            double x = timing.duration(events) / inputMicros;
            double arrived1 = -StrictMath.expm1(-x);
            double arrived2 = -StrictMath.expm1(-2 * x);
            double arrived3 = -StrictMath.expm1(-3 * x);
            double meanCubed = x - 3 * arrived1 + 1.5 * arrived2 - arrived3 / 3 + arrived1 * arrived1 * arrived1 / 3;
            double meanVariance = x - arrived1 - arrived2 / 2 + arrived3 / 3;
            double shot = (3 * meanVariance + arrived1 * arrived2) / (2 * x * x);
            double all = (double) events * timing.numSends();
            quadratic[events] = (float) (meanCubed / (x * x * x) - shot / all - 1 / (3 * all * all));
            linear[events] = (float) shot;
        }
    }

    /** The coefficient of {@code Q^2}. */
    public float quadratic(int events) {
        return quadratic[events];
    }

    /** The coefficient of {@code Q q}. */
    public float linear(int events) {
        return linear[events];
    }
}
