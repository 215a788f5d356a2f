package dev.synram.chip.spiking;

/**
 * How long a neuron stays silent after a spike (haldls {@code neuron.h}). A counter runs for {@code counter} cycles of one of the
 * hemisphere's two {@linkplain HemisphereSettings clocks}. The membrane is held at the reset potential until {@code 31 - 2 *
 * holdoff} cycles before its end, but at least for one cycle; the neuron cannot spike before its end.
 *
 * @param counter cycles, 0..255; 0 counts as 1
 * @param fastClock whether the faster of the two clocks is counted
 * @param holdoff 0..15; 15 releases the membrane one cycle before the end
 * @param pause whether synaptic inputs and the exponential current are cut off while the membrane is held
 */
public record RefractorySettings(int counter, boolean fastClock, int holdoff, boolean pause) {

    /** Largest value of the counter: 8 bits. */
    public static final int LARGEST_COUNTER = 255;

    /** Largest holdoff: 4 bits. */
    public static final int LARGEST_HOLDOFF = 15;

    /** About 2 µs with the default clocks. */
    public static final RefractorySettings DEFAULT = new RefractorySettings(250, true, LARGEST_HOLDOFF, false);

    private static final int RELEASED_BEFORE_END = 31;

    public RefractorySettings {
        Limits.check("a refractory counter", counter, 0, LARGEST_COUNTER);
        Limits.check("a holdoff", holdoff, 0, LARGEST_HOLDOFF);
    }

    /** Cycles of the chosen clock from a spike until the neuron can spike again. */
    public int silentCycles() {
        return Math.max(1, counter);
    }

    /** Cycles of the chosen clock for which the membrane is held at the reset potential. */
    public int resetCycles() {
        return Math.max(1, silentCycles() - (RELEASED_BEFORE_END - 2 * holdoff));
    }
}
