package dev.synram.remote.message;

import dev.synram.chip.NoiseKey;
import java.util.List;

/**
 * Spiking neurons play runs; the outcome are {@link Records}. All weights are 0 afterwards.
 *
 * @param configuration everything digital
 * @param runs one after the other
 * @param noise key of the noise
 */
public record Emulate(Configuration configuration, List<Run> runs, NoiseKey noise) implements Task {}
