package dev.synram.chip;

import dev.synram.chip.random.CounterRandom;

/**
 * Names the temporal noise of a call, as the key of a counter-based random number generator. A simulated chip draws the
 * noise of vector {@code v} of a call from {@code key} and {@code offset + v} alone, so the same key gives the same results,
 * whether vectors are sent in one call or in several; a real chip ignores it.
 *
 * @param key the stream of random numbers
 * @param offset number, within the stream, of the first vector of a call
 */
public record NoiseKey(long key, long offset) {

    /** The key that belongs to a seed. */
    public static NoiseKey of(long seed) {
        return new NoiseKey(CounterRandom.mix(seed), 0);
    }

    /** A key of its own, with the same offset, for part {@code part} of what this one names: a layer, a tile, a repetition. */
    public NoiseKey fold(long part) {
        return new NoiseKey(CounterRandom.combine(key, part), offset);
    }

    /** The same key where each of the things counted so far, a sample for example, is sent as several vectors. */
    public NoiseKey times(int vectors) {
        return new NoiseKey(key, offset * vectors);
    }

    /** The same key, {@code vectors} vectors later. */
    public NoiseKey skip(long vectors) {
        return new NoiseKey(key, offset + vectors);
    }
}
