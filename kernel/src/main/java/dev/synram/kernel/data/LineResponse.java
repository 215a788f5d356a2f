package dev.synram.kernel.data;

/**
 * How one of the two lines of a synaptic input responds.
 *
 * @param inverse of the LSB that a unit of charge adds through the line, negative for the inhibitory line, or 0 where the
 *     input is off
 * @param saturation of the line, per unit of charge
 * @param typical charge of an event for a pulse of length 1: mean square over mean of the currents of the synapses, over
 *     the square root of 3
 * @param fasterMicros by how many µs the line's time constant is shorter than the typical one
 */
public record LineResponse(float inverse, float saturation, float typical, float fasterMicros) {}
