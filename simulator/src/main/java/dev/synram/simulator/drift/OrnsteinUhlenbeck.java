package dev.synram.simulator.drift;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.random.NormalQuantile;
import java.util.Arrays;

/**
 * A stationary Ornstein-Uhlenbeck process of variance 1: a random walk that is pulled back to 0, whose autocorrelation is
 * {@code exp(-t / tau)}. It is a function of time, so that a long step and many short ones end at the same value: values at
 * the ends of long blocks are independent, and within a block every midpoint is drawn given the two values around it, whose
 * mean and variance are exact.
 *
 * <p>Time is counted in ticks, whatever they are.
 */
final class OrnsteinUhlenbeck {

    /** A block is at least so many time constants long: what its ends have in common is then below 1e-13. */
    private static final double INDEPENDENT = 32;

    private final int levels;
    private final double[] weights;
    private final double[] deviations;

    /**
     * Prepares a process.
     *
     * @param tau time constant in ticks, above 0
     */
    OrnsteinUhlenbeck(double tau) {
        levels = Math.max(1, Math.getExponent(INDEPENDENT * tau) + 1);
        weights = new double[levels];
        deviations = new double[levels];
        for (int level = 0; level < levels; level++) {
            double half = (double) (1L << level);
            double kept = StrictMath.exp(-half / tau);
            weights[level] = kept / (1 + kept * kept);
            deviations[level] = Math.sqrt((1 - kept * kept) / (1 + kept * kept));
        }
    }

    /**
     * The values of all instances at a time.
     *
     * @param key names the random numbers
     * @param tick the time, 0 or more
     * @param instances how many there are
     */
    double[] at(long key, long tick, int instances) {
        long start = tick >> levels << levels;
        long end = start + (1L << levels);
        double[] before = nodes(key, start, instances);
        double[] after = nodes(key, end, instances);
        for (int level = levels - 1; start != tick; level--) {
            long middle = start + (1L << level);
            double[] between = nodes(key, middle, instances);
            for (int i = 0; i < instances; i++) {
                between[i] = deviations[level] * between[i] + weights[level] * (before[i] + after[i]);
            }
            if (tick < middle) {
                after = between;
            } else {
                start = middle;
                before = between;
            }
        }
        return before;
    }

    private static double[] nodes(long key, long tick, int instances) {
        long node = CounterRandom.combine(key, tick);
        int[] bits = new int[instances];
        float[] normals = new float[instances];
        Arrays.setAll(bits, i -> (int) CounterRandom.bits(node, i));
        NormalQuantile.of(bits, normals, instances);
        double[] values = new double[instances];
        Arrays.setAll(values, i -> normals[i]);
        return values;
    }
}
