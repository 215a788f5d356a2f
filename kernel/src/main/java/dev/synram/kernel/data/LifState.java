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

    /** The lanes that are integrated. */
    public LifSpans spans;

    /** Whether any membrane has noise. */
    public final boolean noisy;

    /** Whether potentials and lines are kept after every step. */
    public boolean traced;

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

    /** {@link LifTable#overshoot} at present. */
    public final float[] overshoot;

    /** 1 if the membrane that a lane's lines act on is reset at present, otherwise 0. */
    public final float[] reset;

    /** Step of the run in which the neuron's reset ends, {@link #NONE} if it is not in a reset. */
    public final int[] resetEnd;

    /** When in that step the reset ends, in µs. */
    public final float[] resetRest;

    /** Step of the run from which on the neuron may spike, {@link #NONE} if it may. */
    public final int[] silentEnd;

    /** When in that step it may, in µs. */
    public final float[] silentRest;

    /** By group of lanes: no reset and no silence of the group ends before this step of the run. The first end may come later. */
    public final int[] nextEnd;

    /** Step of the run with which the present block begins. */
    public int blockStart;

    /** State of the random numbers, never 0. */
    public final int[] random;

    /** Charge that arrives on the excitatory lines in a cycle of the block, by {@linkplain #slot slot} and lane. */
    public float[] excitatoryArrived;

    /** The same of the inhibitory lines. */
    public float[] inhibitoryArrived;

    /** Whether anything arrives in a step. */
    public final boolean[] arrivals;

    /** How much larger the noise of a step is than without events, by step and half of the lanes. */
    public final float[] noiseScale;

    /** Potential before the present step, where a kernel keeps it. */
    public final float[] potentialBefore;

    /** Charge of the excitatory lines before the present step. */
    public final float[] excitatoryBefore;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryBefore;

    /** What the excitatory lines give to the membranes in the present step. */
    public final float[] excitatoryDrive;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryDrive;

    /** Noise that the present step adds to the membranes. */
    public final float[] noise;

    /** Potential after every step, if {@link #traced}. */
    public final float[] potentialAfter;

    /** Charge of the excitatory lines after every step, if {@link #traced}. */
    public final float[] excitatoryAfter;

    /** The same of the inhibitory lines. */
    public final float[] inhibitoryAfter;

    private final int cycles;

    /** Slot of every cycle of the block in which something arrives, otherwise {@link #NONE}. */
    private final int[] excitatorySlot;

    private final int[] inhibitorySlot;
    private int excitatorySlots;
    private int inhibitorySlots;

    /** Makes the state of neurons at the beginning of a run in which no lane is integrated. */
    public LifState(LifTable table, int steps) {
        lanes = table.lanes;
        this.steps = steps;
        noisy = noisy(table);
        spans = LifSpans.NONE;
        potential = new float[lanes];
        excitatory = new float[lanes];
        inhibitory = new float[lanes];
        threshold = new float[lanes];
        presentThreshold = new float[lanes];
        kept = new float[lanes];
        moved = new float[lanes];
        excitatoryFactor = new float[lanes];
        inhibitoryFactor = new float[lanes];
        overshoot = new float[lanes];
        reset = new float[lanes];
        resetEnd = new int[lanes];
        resetRest = new float[lanes];
        silentEnd = new int[lanes];
        silentRest = new float[lanes];
        nextEnd = new int[lanes / LifTable.GROUP];
        random = new int[lanes];
        cycles = table.cycles;
        excitatoryArrived = new float[lanes];
        inhibitoryArrived = new float[lanes];
        excitatorySlot = new int[steps * cycles];
        inhibitorySlot = new int[steps * cycles];
        Arrays.fill(excitatorySlot, NONE);
        Arrays.fill(inhibitorySlot, NONE);
        arrivals = new boolean[steps];
        noiseScale = new float[2 * steps];
        potentialBefore = new float[lanes];
        excitatoryBefore = new float[lanes];
        inhibitoryBefore = new float[lanes];
        excitatoryDrive = new float[lanes];
        inhibitoryDrive = new float[lanes];
        noise = new float[lanes];
        potentialAfter = new float[steps * lanes];
        excitatoryAfter = new float[steps * lanes];
        inhibitoryAfter = new float[steps * lanes];
        Arrays.fill(noiseScale, 1);
        restart(table, spans, false);
    }

    private static boolean noisy(LifTable table) {
        for (float noise : table.noise) {
            if (noise != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Begins a run of neurons that are neither reset nor silent, with lines that hold no charge; potentials, thresholds and random
     * numbers are the caller's to set.
     *
     * @param spans the lanes that are integrated
     * @param traced whether potentials and lines are kept after every step
     */
    public void restart(LifTable table, LifSpans spans, boolean traced) {
        this.spans = spans;
        this.traced = traced;
        blockStart = 0;
        clearArrivals();
        int[] lines = spans.lines();
        for (int i = 0; i < lines.length; i += 2) {
            restart(table, lines[i], lines[i + 1]);
        }
    }

    private void restart(LifTable table, int from, int to) {
        Arrays.fill(excitatory, from, to, 0f);
        Arrays.fill(inhibitory, from, to, 0f);
        System.arraycopy(table.kept, from, kept, from, to - from);
        System.arraycopy(table.moved, from, moved, from, to - from);
        System.arraycopy(table.overshoot, from, overshoot, from, to - from);
        Arrays.fill(excitatoryFactor, from, to, 1f);
        Arrays.fill(inhibitoryFactor, from, to, 1f);
        Arrays.fill(reset, from, to, 0f);
        Arrays.fill(resetEnd, from, to, NONE);
        Arrays.fill(silentEnd, from, to, NONE);
        Arrays.fill(nextEnd, from / LifTable.GROUP, to / LifTable.GROUP, Integer.MAX_VALUE);
    }

    /** Begins a block in which nothing has arrived yet. */
    public void clearArrivals() {
        for (int step = 0; step < steps; step++) {
            if (arrivals[step]) {
                Arrays.fill(excitatorySlot, step * cycles, (step + 1) * cycles, NONE);
                Arrays.fill(inhibitorySlot, step * cycles, (step + 1) * cycles, NONE);
                arrivals[step] = false;
                noiseScale[2 * step] = 1;
                noiseScale[2 * step + 1] = 1;
            }
        }
        excitatorySlots = 0;
        inhibitorySlots = 0;
    }

    /** Makes room for charges that arrive on lines of a kind in a cycle of the block, and returns their slot. */
    public int open(int cycle, boolean inhibitory) {
        int[] slots = inhibitory ? inhibitorySlot : excitatorySlot;
        if (slots[cycle] == NONE) {
            int slot = inhibitory ? inhibitorySlots++ : excitatorySlots++;
            slots[cycle] = slot;
            if (inhibitory) {
                inhibitoryArrived = emptied(inhibitoryArrived, slot);
            } else {
                excitatoryArrived = emptied(excitatoryArrived, slot);
            }
            arrivals[cycle / cycles] = true;
        }
        return slots[cycle];
    }

    /** Empties a slot, with more room if there is none; few cycles of a block have arrivals. */
    private float[] emptied(float[] arrived, int slot) {
        if ((slot + 1) * lanes > arrived.length) {
            return Arrays.copyOf(arrived, 2 * arrived.length);
        }
        Arrays.fill(arrived, slot * lanes, (slot + 1) * lanes, 0f);
        return arrived;
    }

    /** Slot of the charges that arrive on lines of a kind in a cycle of the block, {@link #NONE} if there are none. */
    public int slot(int cycle, boolean inhibitory) {
        return (inhibitory ? inhibitorySlot : excitatorySlot)[cycle];
    }

    /** The first cycle from one on, but before another, in which something arrives on lines of a kind; the other if nothing does. */
    public int nextArrival(int from, int to, boolean inhibitory) {
        int cycle = from;
        while (cycle < to && slot(cycle, inhibitory) == NONE) {
            cycle++;
        }
        return cycle;
    }

    /** Brings what depends on a lane's threshold, reset and silence up to date, after any of them has changed. */
    public void phaseChanged(LifTable table, int lane) {
        boolean held = resetEnd[lane] != NONE;
        kept[lane] = held ? table.keptInReset[lane] : table.kept[lane];
        moved[lane] = held ? table.movedInReset[lane] : table.moved[lane];
        linesChanged(table, lane, held);
        int partner = table.partner(lane);
        if (partner != NONE) {
            linesChanged(table, partner, held);
        }
        overshoot[lane] = held ? table.overshootInReset[lane] : table.overshoot[lane];
        presentThreshold[lane] = silentEnd[lane] == NONE ? threshold[lane] : Float.POSITIVE_INFINITY;
        int group = lane / LifTable.GROUP;
        nextEnd[group] = Math.min(nextEnd[group], firstEnd(lane));
    }

    private void linesChanged(LifTable table, int lane, boolean held) {
        excitatoryFactor[lane] = held ? table.excitatoryInReset[lane] : 1;
        inhibitoryFactor[lane] = held ? table.inhibitoryInReset[lane] : 1;
        reset[lane] = held ? 1 : 0;
    }

    /** Looks for the first end of a reset or silence of a group of lanes. */
    public void findNextEnd(int group) {
        int next = Integer.MAX_VALUE;
        for (int lane = group * LifTable.GROUP; lane < (group + 1) * LifTable.GROUP; lane++) {
            next = Math.min(next, firstEnd(lane));
        }
        nextEnd[group] = next;
    }

    private int firstEnd(int lane) {
        int reset = resetEnd[lane] == NONE ? Integer.MAX_VALUE : resetEnd[lane];
        return silentEnd[lane] == NONE ? reset : Math.min(reset, silentEnd[lane]);
    }

    /** Which half of the lanes a lane is in. */
    public int half(int lane) {
        return lane < lanes / 2 ? 0 : 1;
    }
}
