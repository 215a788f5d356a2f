package dev.synram.compiler;

import dev.synram.chip.MacSettings;

/**
 * Models the time that the chip's public software takes for a program: every vector is one execution with a reset, a
 * baseline read, the events, and a read; all digital steps run on the host.
 *
 * <p>Durations from grenade, {@code execution_instance_chip_snippet_realtime_executor.cpp} and {@code ppu/start.cpp};
 * sections 2 and 5 of our chip notes. The host's own computing and its link's latency are not in it.
 */
public final class PublicSchedule {

    /** Command to the embedded processors: three FPGA cycles. */
    private static final double COMMAND_MICROS = 3 * MacSettings.CYCLE_NANOS / 1e3;

    /** Budget for reset, settling and the baseline read. */
    private static final double BASELINE_MICROS = 20;

    /** The reset before the events, with the wait after it. */
    private static final double RESET_MICROS = 4;

    /** Waits before the first and after the last event. */
    private static final double WAITS_MICROS = 2;

    /** Budget for the read. */
    private static final double READ_MICROS = 10;

    /** Fetching the results: 128 words from each of the two processors, one a cycle. */
    private static final double FETCH_MICROS = 2 * 128 * MacSettings.CYCLE_NANOS / 1e3;

    /** Synapses whose weights one word carries (halco: columns are configured in quads). */
    private static final int SYNAPSES_A_WORD = 4;

    /** What one execution takes beside its events. */
    public static final double OVERHEAD_MICROS =
            COMMAND_MICROS + BASELINE_MICROS + RESET_MICROS + WAITS_MICROS + READ_MICROS + FETCH_MICROS;

    private PublicSchedule() {}

    /**
     * Time for a batch.
     *
     * @param activity events counted while the batch ran
     */
    public static double batchMicros(Program program, Activity activity) {
        double micros = 0;
        for (int i = 0; i < program.steps().size(); i++) {
            MacStep step = program.steps().get(i);
            long executions = (long) activity.samples() * step.mac().positions() * step.passes();
            double events = (double) activity.eventSlots(i) * step.settings().numSends();
            micros += executions * OVERHEAD_MICROS + events * step.settings().eventIntervalNanos() / 1e3;
            micros += weightMicros(step);
        }
        return micros;
    }

    /**
     * Writing the weights of a layer: one word of four synapses a cycle, two synapses a signed weight. The real rate is
     * not published; this is our modelling decision.
     */
    private static double weightMicros(MacStep step) {
        double words = 2.0 * step.mac().inputs() * step.mac().outputs() / SYNAPSES_A_WORD;
        return words * MacSettings.CYCLE_NANOS / 1e3;
    }
}
