package dev.synram.kernel;

import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;

/** Turns the activations of interleaved vectors into what their events put into the matrix. */
public interface PulseKernel {

    /**
     * Counts the events of each vector: its activations that are not 0.
     *
     * @param group holds activations and receives counts in {@code terms.events}
     * @return whether all activations are 0..31
     */
    boolean count(LaneGroup group);

    /**
     * Computes for every input the length of its pulse times what is left of it at the reading, and 0 for inputs without
     * an event; and sums over the pulses, of length {@code l}, of each vector: with {@code p = sum l^2 / sum l}, or 0
     * without events, {@code pulses = meanWeight * sum l}, {@code constant = p^2}, {@code linear} times {@code p} and {@code
     * inverseMean = n / sum l} with {@code n} events, or 0 without events.
     *
     * @param drivers the hemisphere's drivers
     * @param times what is left from event to event
     * @param group holds activations in range and terms looked up in the table; receives pulses and the sums
     */
    void pulses(DriverTable drivers, EventTable times, LaneGroup group);
}
