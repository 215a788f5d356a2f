package dev.synram.remote.message;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Stimulus;
import dev.synram.chip.geometry.Neuron;

/**
 * The fast ADC records a membrane; the outcome are {@link Readings}.
 *
 * @param neuron whose membrane
 * @param stimulus the vector that is sent
 * @param samples how many
 * @param noise key of the noise
 */
public record RecordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) implements Task {}
