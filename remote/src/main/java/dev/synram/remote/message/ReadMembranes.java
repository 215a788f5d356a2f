package dev.synram.remote.message;

import dev.synram.chip.NoiseKey;

/**
 * The CADC reads all membranes of a hemisphere; the outcome are {@link Readings}.
 *
 * @param hemisphere whose membranes
 * @param microsAfterReset time from the end of the reset in µs
 * @param noise key of the noise
 */
public record ReadMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) implements Task {}
