package dev.synram.chip.spiking;

import java.util.Locale;

/**
 * One of the 8 generators of events on the chip (haldls {@code background.h}). Its events go to one synapse bus and one link.
 *
 * @param period cycles of 8 ns from one chance of an event to the next, 1..65535; the first comes after a full period
 * @param rate of 255 chances so many become events at random, 1..255; 255 makes the events regular, 0 switches the source off
 * @param seed of the random numbers
 * @param label of its events, 0..16383
 * @param randomBits bits of the label, of the lowest 8, that are drawn for each event, so that up to 256 sources are sent by one
 *     generator
 */
public record BackgroundSource(int period, int rate, int seed, int label, int randomBits) {

    /** A source that sends nothing. */
    public static final BackgroundSource OFF = new BackgroundSource(1, 0, 0, 0, 0);

    /** Chances of an event, of which {@link #rate} become events. */
    public static final int CHANCES = 255;

    private static final int LONGEST_PERIOD = 65_535;
    private static final double CYCLES_PER_SECOND = 125e6;
    private static final double LOWEST_POISSON = 10;
    private static final double HIGHEST_POISSON = 4e6;
    private static final int LARGEST_POISSON_RATE = 16;

    public BackgroundSource {
        Limits.check("the period of a background source", period, 1, LONGEST_PERIOD);
        Limits.check("the rate of a background source", rate, 0, CHANCES);
        Limits.check("the label of a background source", label, 0, EventLabel.LARGEST_ROUTED);
        Limits.check("the random bits of a background source", randomBits, 0, CHANCES);
    }

    /** An event every {@code period} cycles. */
    public static BackgroundSource regular(int period, int label) {
        return new BackgroundSource(period, CHANCES, 0, label, 0);
    }

    /**
     * A Poisson process, as nearly as the generator can: an event in at most 16 of 255 chances. Its {@linkplain #hertz
     * rate} is within 0.6 % of what is asked for up to 100 kHz, and within 4.4 % above.
     *
     * @param hertz mean rate of chip time, 10 Hz to 4 MHz
     */
    public static BackgroundSource poisson(double hertz, int seed, int label) {
        if (!(hertz >= LOWEST_POISSON && hertz <= HIGHEST_POISSON)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a Poisson source of %s Hz is not possible; allowed are %.0f..%.0f Hz",
                    hertz,
                    LOWEST_POISSON,
                    HIGHEST_POISSON));
        }
        BackgroundSource best = OFF;
        for (int rate = 1; rate <= LARGEST_POISSON_RATE; rate++) {
            long period = Math.round(CYCLES_PER_SECOND * rate / (CHANCES * hertz));
            if (period >= 1 && period <= LONGEST_PERIOD) {
                BackgroundSource candidate = new BackgroundSource((int) period, rate, seed, label, 0);
                if (Math.abs(candidate.hertz() - hertz) < Math.abs(best.hertz() - hertz)) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Mean number of events in a second of chip time. */
    public double hertz() {
        return CYCLES_PER_SECOND / period * rate / CHANCES;
    }
}
