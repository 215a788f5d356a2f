package dev.synram.simulator.drift;

import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.Draw;

/**
 * The slow change of an error with the chip's clock: a sum of oscillations with periods from hours to days and random
 * phases, 0 when the chip was made. A function of time, so that a long step and many short ones end at the same state.
 *
 * @param draw the phases and amplitudes
 * @param magnitude standard deviation over instances after one day
 */
public record Drift(Draw draw, double magnitude) {

    private static final double[] PERIOD_HOURS = {3, 11, 37, 127};
    private static final double DAY_HOURS = 24;
    private static final double NORMALISATION = normalisation();

    /** The drift of one kind of circuit in a hemisphere. */
    public static Drift of(long chipSeed, int hemisphere, Draw.Kind kind, double magnitude) {
        return new Drift(Draw.of(chipSeed, hemisphere, kind), magnitude);
    }

    /** The change of one instance since the chip was made. */
    public float at(double hours, int instance) {
        if (hours == 0 || magnitude == 0) {
            return 0f;
        }
        double sum = 0;
        for (int k = 0; k < PERIOD_HOURS.length; k++) {
            long number = (long) instance * PERIOD_HOURS.length + k;
            double phase = 2 * Math.PI * CounterRandom.below(1 << 30, ~draw.key(), number) * 0x1p-30;
            double angle = 2 * Math.PI * hours / PERIOD_HOURS[k];
            sum += draw.normal(number) * (StrictMath.sin(angle + phase) - StrictMath.sin(phase));
        }
        return (float) (magnitude * NORMALISATION * sum);
    }

    /** Scales the sum of oscillations to a variance of 1 after a day. */
    private static double normalisation() {
        double variance = 0;
        for (double period : PERIOD_HOURS) {
            double half = StrictMath.sin(Math.PI * DAY_HOURS / period);
            variance += 2 * half * half;
        }
        return 1 / Math.sqrt(variance);
    }
}
