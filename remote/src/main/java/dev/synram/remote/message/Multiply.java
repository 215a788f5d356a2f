package dev.synram.remote.message;

import dev.synram.chip.Multiplication;

/**
 * Vectors are multiplied with a block; the outcome is a {@link Product}.
 *
 * @param multiplication block, settings and noise
 * @param activations vector after vector, one byte an input of the block
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Multiply(Multiplication multiplication, byte[] activations) implements Task {}
