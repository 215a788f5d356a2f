package dev.synram.nir.linear;

import dev.synram.nir.topology.PlacedNode;

/**
 * What neurons get when elements of another node spike: the product of all nodes between the two.
 *
 * @param source an input of the graph, or neurons
 * @param target neurons
 * @param weights what each target gets of a result 1 of each source, target by target for each source
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; connections are never compared as records
public record Connection(PlacedNode source, PlacedNode target, double[] weights) {}
