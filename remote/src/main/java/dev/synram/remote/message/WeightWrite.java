package dev.synram.remote.message;

import dev.synram.chip.Block;

/**
 * The weights of a block are written.
 *
 * @param block where
 * @param weights inputs x columns, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WeightWrite(Block block, byte[] weights) {}
