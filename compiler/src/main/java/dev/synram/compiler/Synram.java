package dev.synram.compiler;

/**
 * One synapse array of a machine.
 *
 * @param chip number of its chip in the machine
 * @param hemisphere number on the chip
 */
public record Synram(int chip, int hemisphere) {}
