package dev.synram.remote.wire;

/** Counts messages inside a message: one takes two bytes to send, and a hundred to keep. */
final class MessageCount {

    private static final int MOST = 1 << 20;

    private int count;

    /**
     * Counts one more.
     *
     * @throws IllegalArgumentException if there are too many
     */
    void add() {
        count++;
        if (count > MOST) {
            throw new IllegalArgumentException("a message holds more than %s others; send several".formatted(MOST));
        }
    }
}
