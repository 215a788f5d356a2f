package dev.synram.nir.difference;

/**
 * The spikes of a node in two executions.
 *
 * @param node its name in A
 * @param a number of spikes in A
 * @param b number of spikes in B
 * @param shared number of spikes of A that B has too
 */
public record SharedSpikes(String node, int a, int b, int shared) {}
