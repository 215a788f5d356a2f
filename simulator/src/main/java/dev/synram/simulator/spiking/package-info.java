/**
 * Spiking neurons. The path of an event:
 *
 * <ol>
 *   <li>The host's events, those of neurons and of background sources pass the crossbar, where the surplus is lost ({@code
 *       event.EventRouter}), to the buses of the synapse drivers.
 *   <li>Drivers and synapses whose addresses match turn an event into charges on the lines of neurons ({@link
 *       dev.synram.simulator.spiking.Charges}).
 *   <li>Neurons integrate what arrives. Leaky integrate-and-fire neurons of one circuit, or of the two of a column ({@link
 *       dev.synram.simulator.spiking.JoinedPair}), are computed with an exact propagator over fixed steps, into which events are
 *       placed to the cycle ({@link dev.synram.simulator.spiking.PropagatorTable}, {@code dev.synram.kernel.LifKernel}); a step in
 *       which such a neuron spikes or ends its reset is solved piece by piece ({@link dev.synram.simulator.spiking.EdgeSolver}). All others are integrated by a
 *       fourth-order method ({@link dev.synram.simulator.spiking.CoupledNeurons}).
 *   <li>Spikes go back to the first step. As no event is faster than {@link
 *       dev.synram.simulator.spiking.event.EventDelays#LOOP}, all neurons are computed for that long before events are exchanged
 *       ({@link dev.synram.simulator.spiking.Emulation}).
 *   <li>ADCs record membranes ({@link dev.synram.simulator.spiking.Recorder}).
 * </ol>
 */
@NullMarked
package dev.synram.simulator.spiking;

import org.jspecify.annotations.NullMarked;
