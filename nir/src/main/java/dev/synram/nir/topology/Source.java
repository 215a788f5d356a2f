package dev.synram.nir.topology;

/**
 * Where a node takes its input from.
 *
 * @param node index of the node in its topology
 * @param delayed whether the result of the step before is taken
 */
public record Source(int node, boolean delayed) {}
