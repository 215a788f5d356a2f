package dev.synram.kernel.data;

import java.util.Arrays;

/**
 * The state of leaky integrate-and-fire neurons between steps, and what arrives in the steps of a block. Arrays have one element a
 * lane, or one a step and lane. What depends on whether a neuron is being reset is kept here as it is at present, so that the
 * steps between two edges of a lane are all alike.
 */
public final class LifState {

    /** No end of a reset or of a silence. */
    public static final int NONE = -1;

    /** Number of lanes. */
    public final int lanes;

    /** Steps of a block, at most. */
    public final int steps;

    /**
     * The lanes that are integrated: the first of each span and the one after its last, multiples of {@link LifTable#GROUP}; a span
     * lies in one half.
     */
    public final int[] spans;

    /** Potential of the membrane. */
    public final float[] potential;

    /** Charge on the excitatory line. */
    public final float[] excitatory;

    /** Charge on the inhibitory line. */
    public final float[] inhibitory;

    /** Potential at which the neuron spikes next; infinite if it does not. */
    public final float[] threshold;

    /** The same, but infinite while the neuron is silent after a spike. */
    public final float[] presentThreshold;

    /** Share of the potential that is left after a step at present. */
    public final float[] kept;

    /** What a membrane without charge moves beside that at present. */
    public final float[] moved;

    /** What an excitatory line gives at present, relative to what it gives without a reset. */
    public final float[] excitatoryFactor;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryFactor;

    /** Step of the run in which the neuron's reset ends, {@link #NONE} if it is not in a reset. */
    public final int[] resetEnd;

    /** When in that step the reset ends, in µs. */
    public final float[] resetRest;

    /** Step of the run from which on the neuron may spike, {@link #NONE} if it may. */
    public final int[] silentEnd;

    /** When in that step it may, in µs. */
    public final float[] silentRest;

    /** By group of lanes: no reset and no silence of the group ends before this step of the run. */
    public final int[] nextEnd;

    /** Step of the run with which the present block begins. */
    public int blockStart;

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

    /** Charge of the excitatory lines at the beginning of the block. */
    public final float[] excitatoryBefore;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryBefore;

    /** Charge of the excitatory lines after every step. */
    public final float[] excitatoryAfter;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryAfter;

    /** What the excitatory lines give to the membranes in every step without a reset. */
    public final float[] excitatoryDrive;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryDrive;

    /** Noise that every step adds to the membranes. */
    public final float[] noise;

    /** Potential after every step. */
    public final float[] potentialAfter;

    /**
     * Makes the state of neurons that are neither reset nor silent.
     *
     * @param spans the lanes that are integrated, see {@link #spans}
     */
    public LifState(LifTable table, int steps, int[] spans) {
        lanes = table.lanes;
        this.steps = steps;
        this.spans = spans;
        potential = new float[lanes];
        excitatory = new float[lanes];
        inhibitory = new float[lanes];
        threshold = new float[lanes];
        presentThreshold = new float[lanes];
        kept = table.kept.clone();
        moved = table.moved.clone();
        excitatoryFactor = new float[lanes];
        inhibitoryFactor = new float[lanes];
        resetEnd = new int[lanes];
        resetRest = new float[lanes];
        silentEnd = new int[lanes];
        silentRest = new float[lanes];
        nextEnd = new int[lanes / LifTable.GROUP];
        random = new int[lanes];
        excitatoryArrived = new float[steps * lanes];
        excitatoryGiven = new float[steps * lanes];
        inhibitoryArrived = new float[steps * lanes];
        inhibitoryGiven = new float[steps * lanes];
        arrivals = new boolean[steps];
        noiseScale = new float[2 * steps];
        excitatoryBefore = new float[lanes];
        inhibitoryBefore = new float[lanes];
        excitatoryAfter = new float[steps * lanes];
        inhibitoryAfter = new float[steps * lanes];
        excitatoryDrive = new float[steps * lanes];
        inhibitoryDrive = new float[steps * lanes];
        noise = new float[steps * lanes];
        potentialAfter = new float[steps * lanes];
        Arrays.fill(excitatoryFactor, 1);
        Arrays.fill(inhibitoryFactor, 1);
        Arrays.fill(resetEnd, NONE);
        Arrays.fill(silentEnd, NONE);
        Arrays.fill(nextEnd, Integer.MAX_VALUE);
        Arrays.fill(noiseScale, 1);
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
                noiseScale[2 * step] = 1;
                noiseScale[2 * step + 1] = 1;
            }
        }
    }

    /** Brings what depends on a lane's threshold, reset and silence up to date, after any of them has changed. */
    public void phaseChanged(LifTable table, int lane) {
        boolean reset = resetEnd[lane] != NONE;
        kept[lane] = reset ? table.keptInReset[lane] : table.kept[lane];
        moved[lane] = reset ? table.movedInReset[lane] : table.moved[lane];
        excitatoryFactor[lane] = reset ? table.excitatoryInReset[lane] : 1;
        inhibitoryFactor[lane] = reset ? table.inhibitoryInReset[lane] : 1;
        presentThreshold[lane] = silentEnd[lane] == NONE ? threshold[lane] : Float.POSITIVE_INFINITY;
        int first = lane / LifTable.GROUP * LifTable.GROUP;
        int next = Integer.MAX_VALUE;
        for (int i = first; i < first + LifTable.GROUP; i++) {
            next = resetEnd[i] == NONE ? next : Math.min(next, resetEnd[i]);
            next = silentEnd[i] == NONE ? next : Math.min(next, silentEnd[i]);
        }
        nextEnd[lane / LifTable.GROUP] = next;
    }

    /** Which half of the lanes a lane is in. */
    public int half(int lane) {
        return lane < lanes / 2 ? 0 : 1;
    }
}
