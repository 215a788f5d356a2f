package dev.synram.compiler.plan;

/**
 * Writing of weights at the beginning of a phase: all inputs and some columns of a piece.
 *
 * @param step number of the step
 * @param placement number of the placement in the step
 * @param piece number of the piece in the placement
 * @param firstColumn first column, counted in the piece
 * @param columns number of columns
 */
public record WeightWrite(int step, int placement, int piece, int firstColumn, int columns) {}
