/**
 * Spiking neurons for users: a {@link dev.synram.experiment.spiking.PlayDescription} says what is played on which network, {@link
 * dev.synram.experiment.spiking.Play} plays it on a calibrated chip, and a {@link dev.synram.experiment.spiking.PlayResult} holds
 * spikes, rates and traces.
 */
@NullMarked
package dev.synram.experiment.spiking;

import org.jspecify.annotations.NullMarked;
