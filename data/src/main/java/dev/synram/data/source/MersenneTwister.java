package dev.synram.data.source;

/**
 * The random numbers of NumPy's {@code RandomState}: MT19937 of Matsumoto and Nishimura (1998), seeded by one 32-bit word. Data that
 * others generated with it are the same here.
 */
final class MersenneTwister {

    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;
    private static final int SEEDING = 1812433253;
    private static final double UNIT = 0x1p-53;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            int previous = state[i - 1];
            state[i] = SEEDING * (previous ^ (previous >>> 30)) + i;
        }
    }

    /** 32 random bits. */
    int bits() {
        if (next == SIZE) {
            for (int i = 0; i < SIZE; i++) {
                int mixed = (state[i] & UPPER) | (state[(i + 1) % SIZE] & LOWER);
                state[i] = state[(i + SHIFT) % SIZE] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
            }
            next = 0;
        }
        int bits = state[next++];
        bits ^= bits >>> 11;
        bits ^= (bits << 7) & 0x9d2c5680;
        bits ^= (bits << 15) & 0xefc60000;
        return bits ^ (bits >>> 18);
    }

    /** A number of 0..1 without 1, as {@code rand}. */
    double uniform() {
        int high = bits() >>> 5;
        int low = bits() >>> 6;
        return (((long) high << 26) + low) * UNIT;
    }

    /** A number below a bound, as {@code randint}: bits beyond the bound's are masked, and numbers too large drawn again. */
    int below(int bound) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(bound - 1);
        int value;
        do {
            value = bits() & mask;
        } while (value >= bound);
        return value;
    }
}
