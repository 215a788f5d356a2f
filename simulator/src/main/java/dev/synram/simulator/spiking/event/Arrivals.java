package dev.synram.simulator.spiking.event;

import java.util.Arrays;

/** Events on their way to synapses, in the order of their times, until they are {@linkplain #clear cleared}. */
public final class Arrivals {

    private static final int FIRST_CAPACITY = 64;

    private int count;
    private int[] cycles = new int[FIRST_CAPACITY];
    private byte[] busOutputs = new byte[FIRST_CAPACITY];
    private char[] labels = new char[FIRST_CAPACITY];

    Arrivals() {}

    void add(int cycle, int busOutput, int label) {
        if (count == cycles.length) {
            cycles = Arrays.copyOf(cycles, 2 * count);
            busOutputs = Arrays.copyOf(busOutputs, 2 * count);
            labels = Arrays.copyOf(labels, 2 * count);
        }
        cycles[count] = cycle;
        busOutputs[count] = (byte) busOutput;
        labels[count] = (char) label;
        count++;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The cycle in which an event is at its synapses. */
    public int cycle(int event) {
        return cycles[event];
    }

    /** The crossbar's output that passed an event, 0..7: the bus of its drivers. */
    public int busOutput(int event) {
        return busOutputs[event];
    }

    /** The value of an event's label. */
    public int label(int event) {
        return labels[event];
    }

    /** Forgets all of them. */
    public void clear() {
        count = 0;
    }
}
