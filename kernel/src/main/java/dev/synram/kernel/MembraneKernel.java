package dev.synram.kernel;

import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.PackedMatrix;

/**
 * Integrates membranes from event to event.
 *
 * <p>A line with charge {@code L} decays as {@code exp(-t / tau)} and gives the membrane the current {@code g / tau * L /
 * sqrt(1 + (s L)^2)}. Over a time in which it decays from {@code L0} to {@code L1} that is exactly the charge {@code g *
 * (A(L0) - A(L1))} with the level {@code A(L) = asinh(s L) / s}. What arrives on the membrane in that time leaks for half
 * of it.
 */
public interface MembraneKernel {

    /** Events that are integrated in one call, at most. */
    int EVENTS = MembraneState.EVENTS;

    /**
     * For each event: time passes, its charge arrives, and noise disturbs the membrane.
     *
     * @param time what the time before each event does
     * @param state the panel's membranes, changed
     * @param firstColumn of the panel in its hemisphere
     * @param currents signed currents of the synapses of a block
     * @param panel of the block
     * @param rows for each event the row of its synapses
     * @param pulses for each event its length
     * @param from first event
     * @param to event after the last
     * @param normals normal numbers
     * @param normalStart index of the first event's of the first column
     * @param normalStride distance from event to event
     */
    void integrate(
            MembraneTable time,
            MembraneState state,
            int firstColumn,
            PackedMatrix currents,
            int panel,
            int[] rows,
            float[] pulses,
            int from,
            int to,
            float[] normals,
            int normalStart,
            int normalStride);
}
