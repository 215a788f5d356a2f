package dev.synram.compiler.plan;

import dev.synram.chip.Block;

/**
 * Neighbouring columns of a tile in a synram. A tile has one segment, or several if columns between them have failed.
 *
 * @param block where its weights stand
 * @param firstColumn column of the matrix that stands in the block's first column
 */
public record ColumnSegment(Block block, int firstColumn) {}
