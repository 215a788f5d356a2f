package dev.synram.nir.node;

/**
 * A connection between two nodes of a graph.
 *
 * @param from name of the node whose results go along
 * @param to name of the node that takes them
 */
public record Edge(String from, String to) {}
