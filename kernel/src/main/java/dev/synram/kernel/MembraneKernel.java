package dev.synram.kernel;

import dev.synram.kernel.data.EventList;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;

/**
 * Integrates membranes from event to event.
 *
 * <p>A line with charge {@code L} decays as {@code exp(-t / tau)} and gives the membrane the current {@code g / tau * L /
 * sqrt(1 + (s L)^2)}. Over a time in which it decays from {@code L0} to {@code L1} that is exactly the charge {@code g *
 * (A(L0) - A(L1))} with the level {@code A(L) = asinh(s L) / s}. What arrives on the membrane in that time leaks for half
 * of it.
 */
public interface MembraneKernel {

    /**
     * For each event: time passes, its charge arrives, and noise disturbs the membrane. A pulse of length {@code l} brings a
     * column {@code max(0, l - shortening)} times the current of its synapse.
     *
     * @param time what the time before each event does
     * @param state the panel's membranes, changed
     * @param events at most {@link MembraneState#EVENTS}
     * @param normals standard normal numbers, a row an event, an element a column of the panel at a column stride of 1
     */
    void integrate(MembraneTable time, MembraneState state, EventList events, MatrixView normals);
}
