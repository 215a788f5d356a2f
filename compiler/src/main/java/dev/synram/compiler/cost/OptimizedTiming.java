package dev.synram.compiler.cost;

import dev.synram.chip.MacSettings;

/**
 * Durations of a multiplication when the chip's processors are programmed for it: after a baseline calibration no baseline
 * is read, and results become activations without the host. What hardware fixes is as in the public software; what our own
 * processor program would take is our estimate.
 */
public final class OptimizedTiming {

    /** Reset of the membranes, as in the public software (grenade, {@code ppu/start.cpp}), and the wait before the events. */
    static final double RESET_MICROS = MacSettings.LEAD_MICROS;

    /** Wait after the last event (the same). */
    static final double SETTLING_MICROS = MacSettings.SETTLING_MICROS;

    /** A read of all columns at once: 1.7 us (section 2 of our chip notes). */
    static final double CADC_MICROS = 1.7;

    /**
     * Our estimate of the processor's work on 256 results: two vectors of 128 lanes, for each about ten instructions of
     * load, add, ReLU, shift, store, at 250 MHz and six cycles an instruction.
     */
    static final double PROCESSOR_MICROS = 2 * 10 * 6 / 250.0;

    /** What a vector takes beside its events. */
    public static final double OVERHEAD_MICROS = RESET_MICROS + SETTLING_MICROS + CADC_MICROS + PROCESSOR_MICROS;

    /** Results that a word from the chip carries: the public software reads 256 of them as 128 words, one a cycle. */
    private static final int RESULTS_A_WORD = 2;

    /**
     * From the end of the processor's work until the FPGA can send activations made of the results: each word takes one
     * cycle. It goes on while the synram is reset for its next vector.
     */
    static double transferMicros(int results) {
        return Math.ceilDiv(results, RESULTS_A_WORD) * MacSettings.CYCLE_NANOS / 1e3;
    }

    private OptimizedTiming() {}
}
