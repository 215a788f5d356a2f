package dev.synram.compiler.target;

/**
 * One synapse array.
 *
 * @param chip number of its chip in the target, from 0
 * @param hemisphere number on the chip
 */
public record Synram(int chip, int hemisphere) {}
