/**
 * A simulated chip: analog circuits with the static errors of every instance, drawn from the chip's seed, and their temporal
 * noise. The errors stay inside this module; other modules learn about them by measuring through {@link
 * dev.synram.chip.Chip}.
 *
 * <p>The path of a signal, in the order of the hardware; both {@linkplain dev.synram.simulator.Fidelity fidelities} compute
 * it from the same circuits and parameters:
 *
 * <ol>
 *   <li>The host writes {@linkplain dev.synram.chip.Cell cells} and weights to {@link
 *       dev.synram.simulator.SimulatedChip}; analog cells of equal value disturb each other ({@code circuit.CellBank}).
 *   <li>Each activation that is not 0 becomes an event. Its synapse driver turns it into a pulse, whose length is
 *       proportional to the activation ({@link dev.synram.simulator.circuit.DriverBank}).
 *   <li>While the pulse lasts, each synapse of the row sends a current proportional to its weight to its column ({@link
 *       dev.synram.simulator.circuit.SynapseArray}): positive weights to the excitatory, negative ones to the inhibitory
 *       line.
 *   <li>Each line decays with the time constant of its synaptic input, which passes the charge on to the membrane with its
 *       own strength and saturates ({@link dev.synram.simulator.circuit.SynapticInputs}, {@link
 *       dev.synram.simulator.circuit.LineLoss}).
 *   <li>The membrane, reset before the first event, integrates the currents of both inputs, leaks, drifts and picks up noise
 *       ({@link dev.synram.simulator.circuit.NeuronRow}, {@link dev.synram.simulator.noise.TemporalNoise}); {@link
 *       dev.synram.simulator.circuit.EventTiming} says what of each event is left at the readout.
 *   <li>An amplifier compresses low membrane voltages ({@link dev.synram.simulator.circuit.NeuronRow#amplified}).
 *   <li>The CADC converts the voltage to 8 bits, before the events and after them ({@link
 *       dev.synram.simulator.circuit.CadcRow}); the result is the difference of both readings, saturated to -128..127.
 * </ol>
 *
 * <p>{@code folded} computes steps 2 to 7 as a matrix product followed by one curve per column; {@code eventdriven}
 * integrates every event in time and is the reference. {@code error} has the magnitudes of all errors and draws them, {@code
 * noise} draws temporal noise, and {@code drift} changes errors over hours.
 */
@NullMarked
package dev.synram.simulator;

import org.jspecify.annotations.NullMarked;
