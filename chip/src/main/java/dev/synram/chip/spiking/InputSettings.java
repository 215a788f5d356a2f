package dev.synram.chip.spiking;

/**
 * The bits of one synaptic input of a neuron (haldls {@code neuron.h}).
 *
 * @param enabled whether it acts on the membrane
 * @param modulated whether the membrane potential modulates its current, towards 0 at a reversal potential (COBA)
 * @param smallCapacitance whether its line has only its own capacitance: a third, our estimate
 * @param highResistance whether its line has a high resistance, for time constants of some µs
 * @param bypassed whether an event makes the neuron spike at once, as a relay
 */
public record InputSettings(
        boolean enabled, boolean modulated, boolean smallCapacitance, boolean highResistance, boolean bypassed) {

    /** On, with a slow line and a current that does not depend on the membrane potential. */
    public static final InputSettings SLOW = new InputSettings(true, false, false, true, false);

    /** Off. */
    public static final InputSettings OFF = new InputSettings(false, false, false, true, false);

    /** The same, on or off. */
    public InputSettings withEnabled(boolean on) {
        return new InputSettings(on, modulated, smallCapacitance, highResistance, bypassed);
    }

    /** The same, whose current the membrane modulates or not. */
    public InputSettings withModulated(boolean on) {
        return new InputSettings(enabled, on, smallCapacitance, highResistance, bypassed);
    }

    /** The same with another resistance of the line. */
    public InputSettings withHighResistance(boolean high) {
        return new InputSettings(enabled, modulated, smallCapacitance, high, bypassed);
    }

    /** The same, as a relay or not. */
    public InputSettings withBypassed(boolean on) {
        return new InputSettings(enabled, modulated, smallCapacitance, highResistance, on);
    }
}
