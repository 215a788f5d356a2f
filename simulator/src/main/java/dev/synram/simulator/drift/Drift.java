package dev.synram.simulator.drift;

import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.Draw;
import java.util.Arrays;

/**
 * The slow change of an error with the chip's clock, 0 when the clock starts: what three Ornstein-Uhlenbeck processes have
 * moved since, with time constants of 3 hours, a day and a week. Its root mean square over instances grows with time, fastest
 * in the first days: after an hour it is 0.3 of that after a day. How chips drift is not published: the time constants
 * are our estimate.
 *
 * <p>Changes are resolved to a minute. Used by one thread at a time.
 */
public final class Drift {

    private static final double MILLIS_PER_TICK = 60_000;
    private static final double DAY_TICKS = 24 * 60;
    private static final double[] TIME_CONSTANT_TICKS = {3 * 60, DAY_TICKS, 7 * DAY_TICKS};

    /** Shares of the three processes in the variance. */
    private static final double[] SHARES = {0.05, 0.45, 0.5};

    private static final OrnsteinUhlenbeck[] PROCESSES =
            Arrays.stream(TIME_CONSTANT_TICKS).mapToObj(OrnsteinUhlenbeck::new).toArray(OrnsteinUhlenbeck[]::new);

    private static final double NORMALISATION = 1 / Math.sqrt(relativeVariance(DAY_TICKS));

    private final Draw draw;
    private final double magnitude;
    private final int instances;
    private final double[] atStart;
    private double[] changes;
    private long tick;

    /**
     * Prepares the drift of some instances.
     *
     * @param draw names the random numbers
     * @param magnitude standard deviation over instances after one day
     */
    public Drift(Draw draw, double magnitude, int instances) {
        this.draw = draw;
        this.magnitude = magnitude;
        this.instances = instances;
        atStart = magnitude == 0 ? new double[instances] : sum(0);
        changes = new double[instances];
    }

    /**
     * The changes of all instances since the clock started.
     *
     * @param millis the chip's clock, 0 or more
     * @return one change an instance, valid until the next call
     */
    public double[] at(double millis) {
        long now = (long) (millis / MILLIS_PER_TICK);
        if (magnitude != 0 && now != tick) {
            tick = now;
            changes = sum(now);
            for (int i = 0; i < instances; i++) {
                changes[i] = magnitude * NORMALISATION * (changes[i] - atStart[i]);
            }
        }
        return changes;
    }

    private double[] sum(long now) {
        double[] sum = new double[instances];
        for (int k = 0; k < PROCESSES.length; k++) {
            double[] values = PROCESSES[k].at(CounterRandom.combine(draw.key(), k), now, instances);
            double amplitude = Math.sqrt(SHARES[k]);
            for (int i = 0; i < instances; i++) {
                sum[i] += amplitude * values[i];
            }
        }
        return sum;
    }

    /** The variance of the change over a time, where each of the stationary processes has its share. */
    private static double relativeVariance(double ticks) {
        double variance = 0;
        for (int k = 0; k < SHARES.length; k++) {
            variance -= 2 * SHARES[k] * StrictMath.expm1(-ticks / TIME_CONSTANT_TICKS[k]);
        }
        return variance;
    }
}
