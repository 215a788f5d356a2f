package dev.synram.chip;

import dev.synram.chip.random.CounterRandom;

/**
 * Names a run of vectors through a chip. A simulated chip draws its temporal noise from this name and the number of the
 * vector, so the same run gives the same results, whole or split; a real chip ignores it. A chip does not keep it.
 */
public interface Run {

    /** Names the run. */
    long key();

    /** Number, within the run, of the first vector of a call. */
    long firstVector();

    /** The run named by a seed. */
    static Run of(long seed) {
        return new NamedRun(CounterRandom.mix(seed), 0);
    }

    /** A run of its own for part {@code part} of this one: a layer, a tile, a repetition. */
    default Run part(long part) {
        return new NamedRun(partKey(part), firstVector());
    }

    /** The key of {@link #part}. */
    default long partKey(long part) {
        return CounterRandom.combine(key(), part);
    }

    /** The same run, continued {@code vectors} later. */
    default Run skip(long vectors) {
        return new NamedRun(key(), firstVector() + vectors);
    }
}
