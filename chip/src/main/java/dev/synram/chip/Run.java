package dev.synram.chip;

import dev.synram.chip.random.CounterRandom;

/**
 * Names a run of vectors through a chip. A simulated chip draws its temporal noise from this name and the number of the
 * vector, so the same run gives the same results, whole or split; a real chip ignores it.
 *
 * @param key names the run
 * @param firstVector number, within the run, of the first vector of a call
 */
public record Run(long key, long firstVector) {

    /** The run named by a seed. */
    public static Run of(long seed) {
        return new Run(CounterRandom.mix(seed), 0);
    }

    /** A run of its own for part {@code part} of this one: a layer, a tile, a repetition. */
    public Run part(long part) {
        return new Run(CounterRandom.combine(key, part), firstVector);
    }

    /** The same run, continued {@code vectors} later. */
    public Run skip(long vectors) {
        return new Run(key, firstVector + vectors);
    }

    /** The same run where each of the vectors that it counts is sent as {@code pieces} vectors. */
    public Run divided(int pieces) {
        return new Run(key, firstVector * pieces);
    }
}
