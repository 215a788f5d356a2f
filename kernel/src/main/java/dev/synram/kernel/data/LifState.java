package dev.synram.kernel.data;

import java.util.Arrays;

/**
 * The state of leaky integrate-and-fire neurons between steps, and what arrives in the steps of a block. Arrays have one element a
 * lane, or one a step and lane.
 */
public final class LifState {

    /** Number of lanes. */
    public final int lanes;

    /** Steps of a block, at most. */
    public final int steps;

    /** First lanes of the groups that are integrated. */
    public final int[] groups;

    /** Potential of the membrane. */
    public final float[] potential;

    /** Charge on the excitatory line. */
    public final float[] excitatory;

    /** Charge on the inhibitory line. */
    public final float[] inhibitory;

    /** Potential at which the neuron spikes next; infinite if it does not. */
    public final float[] threshold;

    /** µs of reset that are left, 0 if none. */
    public final float[] resetLeft;

    /** µs until the neuron may spike, 0 if it may. */
    public final float[] silentLeft;

    /** State of the random numbers, never 0. */
    public final int[] random;

    /** Charge that arrivals of a step leave on the excitatory lines. */
    public final float[] excitatoryArrived;

    /** What arrivals of a step give to the membranes before saturation. */
    public final float[] excitatoryGiven;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryArrived;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryGiven;

    /** Whether anything arrives in a step. */
    public final boolean[] arrivals;

    /** How much larger the noise of a step is than without events, by step and half of the lanes. */
    public final float[] noiseScale;

    /** Potential after every step, if {@link #traced}. */
    public final float[] trace;

    /** Charge of the excitatory lines after every step, if {@link #traced}. */
    public final float[] excitatoryTrace;

    /** Charge of the inhibitory lines after every step, if {@link #traced}. */
    public final float[] inhibitoryTrace;

    /** Whether potentials and charges are kept after every step. */
    public final boolean traced;

    /**
     * Makes a state.
     *
     * @param groups first lanes of the groups that are integrated
     * @param traced whether potentials and charges are kept after every step
     */
    public LifState(int lanes, int steps, int[] groups, boolean traced) {
        this.lanes = lanes;
        this.steps = steps;
        this.groups = groups;
        this.traced = traced;
        potential = new float[lanes];
        excitatory = new float[lanes];
        inhibitory = new float[lanes];
        threshold = new float[lanes];
        resetLeft = new float[lanes];
        silentLeft = new float[lanes];
        random = new int[lanes];
        excitatoryArrived = new float[steps * lanes];
        excitatoryGiven = new float[steps * lanes];
        inhibitoryArrived = new float[steps * lanes];
        inhibitoryGiven = new float[steps * lanes];
        arrivals = new boolean[steps];
        noiseScale = new float[2 * steps];
        trace = new float[traced ? steps * lanes : 0];
        excitatoryTrace = new float[trace.length];
        inhibitoryTrace = new float[trace.length];
    }

    /** Begins a block in which nothing has arrived yet. */
    public void clearArrivals() {
        for (int step = 0; step < steps; step++) {
            if (arrivals[step]) {
                Arrays.fill(excitatoryArrived, step * lanes, (step + 1) * lanes, 0f);
                Arrays.fill(excitatoryGiven, step * lanes, (step + 1) * lanes, 0f);
                Arrays.fill(inhibitoryArrived, step * lanes, (step + 1) * lanes, 0f);
                Arrays.fill(inhibitoryGiven, step * lanes, (step + 1) * lanes, 0f);
                arrivals[step] = false;
            }
        }
        Arrays.fill(noiseScale, 1f);
    }

    /** Which half of the lanes a lane is in. */
    public int half(int lane) {
        return lane < lanes / 2 ? 0 : 1;
    }
}
