package dev.synram.simulator.spiking;

import java.util.Arrays;

/** The events that arrive at synapses within one block, in the order of their arrival. */
final class BlockEvents {

    private static final int FIRST_CAPACITY = 64;

    private RowCharge[] charges = new RowCharge[FIRST_CAPACITY];
    private int[] cycles = new int[FIRST_CAPACITY];
    private float[] scales = new float[FIRST_CAPACITY];
    private int count;

    void clear() {
        count = 0;
    }

    /**
     * Adds an event.
     *
     * @param cycle since the beginning of the block
     * @param scale of its charges
     */
    void add(RowCharge charge, int cycle, float scale) {
        if (count == charges.length) {
            charges = Arrays.copyOf(charges, 2 * count);
            cycles = Arrays.copyOf(cycles, 2 * count);
            scales = Arrays.copyOf(scales, 2 * count);
        }
        charges[count] = charge;
        cycles[count] = cycle;
        scales[count] = scale;
        count++;
    }

    int count() {
        return count;
    }

    RowCharge charge(int event) {
        return charges[event];
    }

    int cycle(int event) {
        return cycles[event];
    }

    float scale(int event) {
        return scales[event];
    }
}
