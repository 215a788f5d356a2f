package dev.synram.kernel;

import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;

/** Leaky integrate-and-fire neurons, step by step. */
public interface LifKernel {

    /**
     * Integrates one lane over one step exactly: called where a lane may cross its threshold or ends a reset within the step. The
     * state holds the lane as it is before the step, its lines in {@code excitatoryBefore} and {@code inhibitoryBefore}, and must
     * hold it as it is after it; lines already are.
     */
    @FunctionalInterface
    interface Edge {

        /** Integrates a lane over a step of the block. */
        void integrate(int lane, int step);
    }

    /**
     * Adds a row of charges that arrive at once.
     *
     * @param charges one a lane from {@code first} on; {@code charges[0]} is that of lane {@code first}
     * @param scale of all charges
     * @param cycle of the block
     * @param inhibitory whether the charges go to the inhibitory lines
     */
    void arrive(LifState state, float[] charges, int first, float scale, int cycle, boolean inhibitory);

    /**
     * Integrates the spans of lanes of a state over some steps.
     *
     * @param steps how many steps the block has
     */
    void advance(LifTable table, LifState state, int steps, Edge edge);
}
