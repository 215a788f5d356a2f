package dev.synram.service.protocol;

/**
 * An output that a client wants.
 *
 * @param name of the output
 * @param binary whether as binary contents after the JSON
 */
public record RequestedOutput(String name, boolean binary) {}
