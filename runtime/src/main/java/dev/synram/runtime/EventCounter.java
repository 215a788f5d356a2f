package dev.synram.runtime;

import java.util.Arrays;

/**
 * Counts the events of a multiplication while its inputs go to the chip: the tiles of a pass are sent at once, so the
 * busiest of them counts. Several threads may count different vectors.
 */
final class EventCounter {

    private final int passes;
    private byte[] busiest = new byte[0];
    private int vectors;
    private long slots;

    EventCounter(int passes) {
        this.passes = passes;
    }

    /** Prepares for a number of vectors. */
    void begin(int count) {
        vectors = count;
        if (busiest.length < passes * count) {
            busiest = new byte[passes * count];
        }
        Arrays.fill(busiest, 0, passes * count, (byte) 0);
    }

    /** The events of one tile of a pass: at most 128, the rows of a synram. */
    void count(int pass, int vector, int events) {
        int index = pass * vectors + vector;
        busiest[index] = (byte) Math.max(Byte.toUnsignedInt(busiest[index]), events);
    }

    /** All vectors have been sent. */
    void end() {
        long sum = 0;
        for (int i = 0; i < passes * vectors; i++) {
            sum += Byte.toUnsignedInt(busiest[i]);
        }
        slots += sum;
    }

    /** The sum over vectors and passes so far. */
    long slots() {
        return slots;
    }
}
