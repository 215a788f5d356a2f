package dev.synram.remote.message;

/**
 * A user comes.
 *
 * @param protocol the version that the client speaks
 * @param exclusive whether no other session may use the chip until this one is closed
 */
public record OpenRequest(int protocol, boolean exclusive) {}
