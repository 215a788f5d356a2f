package dev.synram.nir.execution;

/** How the equations of neurons are solved over a step, during which the input is constant. */
public enum Integration {
    /** By their closed form; the threshold is crossed, and the membrane reset, within the step. */
    EXACT,
    /** By their closed form up to the end of the step, where the membrane is compared and reset, as in most tools. */
    STEPPED,
    /** By one step of the forward Euler method, first of the current and then, with its new value, of the membrane. */
    EULER
}
