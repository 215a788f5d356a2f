package dev.synram.runtime;

import dev.synram.chip.Strips;
import java.util.Arrays;

/**
 * Counts the events of a multiplication while its inputs go to the chip: the tiles of a pass are sent at once, so the
 * busiest of them counts. Several threads may count different vectors.
 */
final class EventCounter {

    private final int passes;
    private byte[] busiest = new byte[0];
    private int places;
    private long slots;

    EventCounter(int passes) {
        this.passes = passes;
    }

    /** Prepares for a number of vectors, or of lanes that they take. */
    void begin(int count) {
        places = count;
        if (busiest.length < passes * count) {
            busiest = new byte[passes * count];
        }
        Arrays.fill(busiest, 0, passes * count, (byte) 0);
    }

    /** The events of one tile of a pass: at most 128, the rows of a synram. */
    void count(int pass, int vector, int events) {
        int index = pass * places + vector;
        busiest[index] = (byte) Math.max(Byte.toUnsignedInt(busiest[index]), events);
    }

    /** The same for a strip of vectors, which has lanes of its own. */
    void count(int pass, int strip, byte[] events, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            count(pass, strip * Strips.LANES + lane, Byte.toUnsignedInt(events[lane]));
        }
    }

    /** All vectors have been sent. */
    void end() {
        long sum = 0;
        for (int i = 0; i < passes * places; i++) {
            sum += Byte.toUnsignedInt(busiest[i]);
        }
        slots += sum;
    }

    /** The sum over vectors and passes so far. */
    long slots() {
        return slots;
    }
}
