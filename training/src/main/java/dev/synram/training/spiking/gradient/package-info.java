/**
 * Gradients of networks of spiking neurons: what a network did, on the host or on a chip, goes in, and the gradients of the model's
 * weights come out. {@link dev.synram.training.spiking.gradient.SurrogateGradient} uses spikes and potentials, {@link
 * dev.synram.training.spiking.gradient.EventGradient} the times of spikes alone.
 */
@NullMarked
package dev.synram.training.spiking.gradient;

import org.jspecify.annotations.NullMarked;
