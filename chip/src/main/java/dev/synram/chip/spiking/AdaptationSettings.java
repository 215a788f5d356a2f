package dev.synram.chip.spiking;

/**
 * The bits of a neuron's adaptation (haldls {@code neuron.h}).
 *
 * @param enabled whether its current flows
 * @param invertStrength whether the membrane drives it the other way: a negative {@code a}
 * @param jumps whether spikes send a pulse to it
 * @param invertJump whether these pulses act the other way: a negative {@code b}
 */
public record AdaptationSettings(boolean enabled, boolean invertStrength, boolean jumps, boolean invertJump) {

    /** Off. */
    public static final AdaptationSettings OFF = new AdaptationSettings(false, false, false, false);

    /** On, both signs as in the equations of the adaptive exponential neuron. */
    public static final AdaptationSettings ON = new AdaptationSettings(true, false, true, false);
}
