package dev.synram.simulator.circuit;

/**
 * The line of one synaptic input of a spiking neuron.
 *
 * @param micros time constant
 * @param current LSB per µs that a unit of charge on the line gives to the membrane, as long as it does not saturate
 * @param capacitance of the line, relative to that with its capacitor
 * @param constant current that the input carries at rest, LSB per µs
 */
public record LineCircuit(double micros, double current, double capacitance, double constant) {}
