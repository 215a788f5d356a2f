package dev.synram.chip.spiking;

import java.util.Locale;

/**
 * Times of events, counted in cycles of 8 ns of the clock that stamps them. The chip's neurons are about a thousand times
 * faster than biological ones: 1 µs here stands for 1 ms there.
 */
public final class ChipTime {

    /** Duration of one cycle: the clock runs at 125 MHz. */
    public static final double CYCLE_NANOS = 8.0;

    /** Time between two samples of the fast ADC: our choice, about 30 million samples a second. */
    public static final double MADC_INTERVAL_NANOS = 32.0;

    private static final double NANOS_PER_MICRO = 1e3;

    /** Longest time that can be counted: about 17 s. */
    private static final double LONGEST_MICROS = Integer.MAX_VALUE * CYCLE_NANOS / NANOS_PER_MICRO;

    private ChipTime() {}

    /**
     * The cycle nearest to a time.
     *
     * @param micros time in µs, 0 or more
     */
    public static int cycles(double micros) {
        if (!(micros >= 0 && micros <= LONGEST_MICROS)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a time is %s µs; allowed are 0..%.0f µs", micros, LONGEST_MICROS));
        }
        return (int) Math.round(micros * NANOS_PER_MICRO / CYCLE_NANOS);
    }

    /** The time of a cycle in µs. */
    public static double micros(int cycles) {
        return cycles * CYCLE_NANOS / NANOS_PER_MICRO;
    }
}
