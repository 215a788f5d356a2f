package dev.synram.chip.spiking;

import java.util.Arrays;

/**
 * What the chip counted in one run.
 *
 * @param spikes spikes of every neuron circuit, hemisphere by hemisphere, 0..255
 * @param overflowed for every circuit, whether it had more than 255 spikes, so that its count is not known
 * @param passed events of every output of the crossbar, 12
 * @param dropped events of every input of the crossbar that found an output busy, 20
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; records are never compared
public record EventCounters(int[] spikes, boolean[] overflowed, long[] passed, long[] dropped) {

    /** Largest count of a neuron's 8-bit counter. */
    public static final int LARGEST_COUNT = 255;

    /** All events that found an output busy. */
    public long totalDropped() {
        return Arrays.stream(dropped).sum();
    }
}
