package dev.synram.compiler;

/**
 * A rectangle of a layer's matrix that fits one synram.
 *
 * @param firstInput first row
 * @param inputs rows
 * @param firstOutput first column
 * @param outputs columns
 */
public record Tile(int firstInput, int inputs, int firstOutput, int outputs) {}
