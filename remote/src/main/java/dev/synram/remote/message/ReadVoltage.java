package dev.synram.remote.message;

import dev.synram.chip.NoiseKey;

/**
 * The CADC reads one voltage in all columns of a hemisphere; the outcome are {@link Readings}.
 *
 * @param hemisphere whose columns
 * @param cellValue the voltage as value of an analog cell
 * @param noise key of the noise
 */
public record ReadVoltage(int hemisphere, int cellValue, NoiseKey noise) implements Task {}
