package dev.synram.chip.random;

/**
 * Hash functions that turn a key and a counter into random bits, and random bits into uniform and normal numbers.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
 * generators", 2014), in Stafford's variant 13. All results depend on exact integer and IEEE arithmetic only, so they
 * are the same on every machine.
 */
public final class CounterRandom {

    /** First odd factor of {@link #mix}, for vectorized implementations. */
    public static final long FIRST_FACTOR = 0xBF58_476D_1CE4_E5B9L;

    /** Second odd factor of {@link #mix}. */
    public static final long SECOND_FACTOR = 0x94D0_49BB_1331_11EBL;

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private CounterRandom() {}

    /** Scrambles 64 bits: a bijection whose every output bit depends on every input bit. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * FIRST_FACTOR;
        long b = (a ^ (a >>> 27)) * SECOND_FACTOR;
        return b ^ (b >>> 31);
    }

    /** The random bits of number {@code counter} in the stream named by {@code key}. */
    public static long bits(long key, long counter) {
        return mix(key + counter(counter));
    }

    /** What a counter adds to a key before both are mixed. */
    public static long counter(long counter) {
        return counter * GOLDEN_GAMMA;
    }

    /** The key of the sub-stream {@code part} of the stream named by {@code key}. */
    public static long combine(long key, long part) {
        return mix(mix(key ^ GOLDEN_GAMMA) + part * GOLDEN_GAMMA);
    }

    /** A uniform number below {@code bound} (at least 1), for number {@code counter} of a stream. */
    public static int below(int bound, long key, long counter) {
        return (int) Math.unsignedMultiplyHigh(bits(key, counter), bound);
    }

    /** A standard normal number, for number {@code counter} of a stream. */
    public static float normal(long key, long counter) {
        return NormalQuantile.of((int) bits(key, counter));
    }
}
