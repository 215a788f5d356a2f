package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;

/**
 * A synapse with its place.
 *
 * @param synapse that is placed
 * @param circuit of its target, or one of several, whose column it is in
 * @param row of the hemisphere of that circuit, 0..255
 */
public record PlacedSynapse(Synapse synapse, Neuron circuit, int row) {}
