package dev.synram.kernel;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneTerms;

/** Turns the activations of a strip into what their events put into the matrix. */
public interface PulseKernel {

    /**
     * Counts the events of each vector: its activations that are not 0.
     *
     * @param activations hold a row of {@link InterleavedVectors#LANES} an input
     * @param rows index of each row
     * @param inputs number of rows
     * @param lanes how many vectors there are
     * @param events receives a count a lane, unsigned, modulo 256; anything in lanes without a vector
     * @return whether all activations are 0..31
     */
    boolean count(byte[] activations, int[] rows, int inputs, int lanes, byte[] events);

    /**
     * Computes for every input the length of its pulse times what is left of it at the reading, and 0 for inputs without
     * an event; and sums over the pulses, of length {@code l}, of each vector: with {@code p = sum l^2 / sum l}, or 0
     * without events, {@code pulses = meanWeight * sum l}, {@code constant = p^2} and {@code linear} times {@code p}.
     *
     * @param activations as counted
     * @param rows index of each row
     * @param inputs number of rows
     * @param lanes how many vectors there are; others may be computed too
     * @param drivers the hemisphere's drivers
     * @param firstInput driver of the first row
     * @param times what is left from event to event
     * @param terms what is known of each vector, looked up; receives the sums
     * @param out receives a row an input
     */
    void pulses(
            byte[] activations,
            int[] rows,
            int inputs,
            int lanes,
            DriverTable drivers,
            int firstInput,
            EventTable times,
            LaneTerms terms,
            float[] out);
}
