package dev.synram.chip;

import dev.synram.chip.spiking.ChipTime;

/**
 * How the events of a multiplication are sent. Names and defaults as in hxtorch.
 *
 * @param numSends how often the whole vector is sent before the result is read, at least 1; raises the gain
 * @param waitBetweenEvents FPGA cycles of 8 ns from one event to the next, at least 1
 */
public record MacSettings(int numSends, int waitBetweenEvents) {

    /** Duration of one FPGA cycle: the clock runs at 125 MHz. */
    public static final double CYCLE_NANOS = ChipTime.CYCLE_NANOS;

    /** One send, five cycles between events (hxtorch {@code perceptron/constants.h}). */
    public static final MacSettings DEFAULT = new MacSettings(1, 5);

    public MacSettings {
        requirePositive("numSends", numSends);
        requirePositive("waitBetweenEvents", waitBetweenEvents);
    }

    /**
     * Time from the end of the reset to the reading of a baseline (grenade, {@code ppu/start.cpp}).
     */
    public static final double BASELINE_MICROS = 5.0;

    /** Time from the end of the reset to the first event. */
    public static final double LEAD_MICROS = 5.0;

    /** Time from the last event to the reading of the results. */
    public static final double SETTLING_MICROS = 1.0;

    /** Time from one event to the next. */
    public double eventIntervalNanos() {
        return waitBetweenEvents * CYCLE_NANOS;
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
    }
}
