/** Samples as spikes of inputs: how often they spike, and pictures as what is encoded. */
@NullMarked
package dev.synram.experiment.spiking.encoding;

import org.jspecify.annotations.NullMarked;
