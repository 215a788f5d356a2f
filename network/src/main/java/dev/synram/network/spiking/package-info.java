/**
 * Networks of spiking neurons as they are trained: leaky integrate-and-fire (LIF) neurons and leaky integrators (LI) with weights in
 * float, their inputs as spike trains, and their exact simulation on the host.
 *
 * <p>Potentials are in units of the distance from the leak potential (0) to the threshold (1), times in µs of the chip, which runs a
 * thousand times faster than biology. Begin with {@link dev.synram.network.spiking.SpikingModel}.
 */
@NullMarked
package dev.synram.network.spiking;

import org.jspecify.annotations.NullMarked;
