package dev.synram.compiler.plan;

/**
 * Writing of weights at the beginning of a phase: all inputs and some columns of a segment.
 *
 * @param step number of the step
 * @param placement number of the placement in the step
 * @param segment number of the segment in the placement
 * @param firstColumn first column, counted in the segment
 * @param columns number of columns
 */
public record WeightWrite(int step, int placement, int segment, int firstColumn, int columns) {}
