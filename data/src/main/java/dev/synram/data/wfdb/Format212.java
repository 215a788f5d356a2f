package dev.synram.data.wfdb;

/**
 * Format 212: two samples of 12 bits in three bytes. Bytes b0, b1, b2 hold {@code b0 | (b1 & 15) << 8} and {@code b2 | (b1 >> 4) <<
 * 8}, in two's complement. Signals alternate sample by sample. A last sample without a partner takes two bytes.
 */
final class Format212 {

    /** What stands for a sample that was not recorded. */
    static final int MISSING = -2048;

    private static final int BYTE = 0xFF;
    private static final int NIBBLE = 0xF;

    /** Moves the sign of 12 bits to that of 32 bits. */
    private static final int SIGN = Integer.SIZE - 12;

    private Format212() {}

    /** The number of bytes of so many samples. */
    static long bytes(long samples) {
        return (3 * samples + 1) / 2;
    }

    /**
     * The samples of all signals.
     *
     * @param bytes as many as {@link #bytes} says
     */
    static short[][] decode(byte[] bytes, int signals, int samples) {
        short[][] decoded = new short[signals][samples];
        for (int i = 0; i < signals * samples; i++) {
            int start = i / 2 * 3;
            int middle = bytes[start + 1] & BYTE;
            int bits = i % 2 == 0
                    ? (bytes[start] & BYTE) | (middle & NIBBLE) << Byte.SIZE
                    : (bytes[start + 2] & BYTE) | (middle >> 4) << Byte.SIZE;
            decoded[i % signals][i / signals] = (short) (bits << SIGN >> SIGN);
        }
        return decoded;
    }
}
