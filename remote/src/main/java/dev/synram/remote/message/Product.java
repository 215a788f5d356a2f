package dev.synram.remote.message;

/**
 * Results of a {@link Multiply}.
 *
 * @param events number of activations that are not 0
 * @param results vector after vector, one signed byte a column of the block
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Product(long events, byte[] results) implements Outcome {}
