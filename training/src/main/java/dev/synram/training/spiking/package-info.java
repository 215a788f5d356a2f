/**
 * Training of spiking networks: in float on the host, and with the chip in the loop. Begin with {@link
 * dev.synram.training.spiking.SpikingTraining}.
 */
@NullMarked
package dev.synram.training.spiking;

import org.jspecify.annotations.NullMarked;
