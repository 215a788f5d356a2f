package dev.synram.calibration.spiking;

import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.RefractorySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Clocks and counters that give neurons their refractory times. Neurons up to the mean count the fast clock, others and those
 * whose holdoff is too long for it the slow one (calix: {@code refractory_period.py}). Each clock is the fastest with which all
 * its counters fit, so that times are as exact as they can be.
 *
 * @param slowScale scale of the slow clock
 * @param fastScale scale of the fast clock
 * @param neurons settings of every neuron
 */
record RefractoryClocks(int slowScale, int fastScale, List<RefractorySettings> neurons) {

    private static final int LARGEST_SCALE = 15;

    /** Cycles of the longest holdoff: 31 of the counter, which are released before its end. */
    private static final int LONGEST_HOLDOFF = 2 * RefractorySettings.LARGEST_HOLDOFF + 1;

    RefractoryClocks {
        neurons = List.copyOf(neurons);
    }

    /**
     * Chooses clocks and counters.
     *
     * @param micros time from a spike until a neuron can spike again, in µs, one a neuron
     * @param holdoffMicros the last part of this time, in which the membrane is free, in µs, one a neuron; at least one cycle
     *     of the clock results
     * @throws IllegalArgumentException if no clock is slow enough
     */
    static RefractoryClocks of(double[] micros, double[] holdoffMicros) {
        double mean = Arrays.stream(micros).average().orElseThrow();
        boolean[] fast = new boolean[micros.length];
        double longestFast = 0;
        for (int i = 0; i < micros.length; i++) {
            fast[i] = micros[i] <= mean;
            longestFast = fast[i] ? Math.max(longestFast, micros[i]) : longestFast;
        }
        int fastScale = fastest(longestFast / RefractorySettings.LARGEST_COUNTER);
        double slowest = 0;
        for (int i = 0; i < micros.length; i++) {
            fast[i] &= holdoffMicros[i] <= LONGEST_HOLDOFF * HemisphereSettings.period(fastScale);
            if (!fast[i]) {
                slowest = Math.max(slowest, micros[i] / RefractorySettings.LARGEST_COUNTER);
                slowest = Math.max(slowest, holdoffMicros[i] / LONGEST_HOLDOFF);
            }
        }
        int slowScale = Math.max(fastScale, fastest(slowest));
        List<RefractorySettings> neurons = new ArrayList<>();
        for (int i = 0; i < micros.length; i++) {
            double period = HemisphereSettings.period(fast[i] ? fastScale : slowScale);
            int counter = Math.clamp(Math.round(micros[i] / period), 1, RefractorySettings.LARGEST_COUNTER);
            neurons.add(new RefractorySettings(counter, fast[i], holdoff(holdoffMicros[i] / period), false));
        }
        return new RefractoryClocks(slowScale, fastScale, neurons);
    }

    /** The register for a number of cycles, of which 1, 3, 5 and so on are possible. */
    private static int holdoff(double cycles) {
        return Math.clamp(Math.round((LONGEST_HOLDOFF - cycles) / 2), 0, RefractorySettings.LARGEST_HOLDOFF);
    }

    /** The scale of the fastest clock with a period of at least some µs. */
    private static int fastest(double periodMicros) {
        for (int scale = 0; scale <= LARGEST_SCALE; scale++) {
            if (HemisphereSettings.period(scale) >= periodMicros) {
                return scale;
            }
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "refractory times need a clock with a period of %.1f µs; the slowest has %.1f µs",
                periodMicros,
                HemisphereSettings.period(LARGEST_SCALE)));
    }
}
