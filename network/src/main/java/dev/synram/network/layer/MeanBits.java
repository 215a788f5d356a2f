package dev.synram.network.layer;

/** Bits by which the mean of integers is finer than they are. */
final class MeanBits {

    private static final int MOST = 7;

    private MeanBits() {}

    static void require(int bits) {
        if (bits < 0 || bits > MOST) {
            throw new IllegalArgumentException("a mean has 0 to %s more bits, not %s".formatted(MOST, bits));
        }
    }

    static String text(int bits) {
        return bits == 0 ? "" : ", times " + (1 << bits);
    }
}
