package dev.synram.kernel.data;

import java.util.Arrays;

/**
 * The membranes of a panel of columns with the excitatory (up) and inhibitory (down) lines of their synaptic inputs, at one
 * time. Arrays hold an element a column of the panel.
 */
public final class MembraneState {

    /** Events that are integrated in one call, at most. */
    public static final int EVENTS = 24;

    /** Charge on the excitatory lines. */
    public final float[] up = new float[PackedMatrix.WIDTH];

    /** Charge on the inhibitory lines. */
    public final float[] down = new float[PackedMatrix.WIDTH];

    /** What the excitatory lines can still give. */
    public final float[] upLevel = new float[PackedMatrix.WIDTH];

    /** What the inhibitory lines can still give. */
    public final float[] downLevel = new float[PackedMatrix.WIDTH];

    /** Distance of the membranes from their reset potentials, LSB. */
    public final float[] potential = new float[PackedMatrix.WIDTH];

    /** Intermediate results: a row of {@value PackedMatrix#WIDTH} for each event of a call, its charge on excitatory lines. */
    public final float[] upCharges = new float[EVENTS * PackedMatrix.WIDTH];

    /** Intermediate results: for each event its charge on inhibitory lines. */
    public final float[] downCharges = new float[EVENTS * PackedMatrix.WIDTH];

    /** Intermediate results: for each event what excitatory lines have given since the one before. */
    public final float[] upGiven = new float[EVENTS * PackedMatrix.WIDTH];

    /** Intermediate results: for each event what inhibitory lines have given since the one before. */
    public final float[] downGiven = new float[EVENTS * PackedMatrix.WIDTH];

    private final float[][] lines = {up, down, upLevel, downLevel};
    private final float[] saved = new float[lines.length * PackedMatrix.WIDTH];
    private Panel currents;
    private int firstColumn;

    /**
     * Membranes at their reset potentials.
     *
     * @param currents of the panel's synapses, a row an input of the block, in units of weight: those of inhibitory synapses
     *     are negative
     * @param firstColumn of the panel in its hemisphere
     */
    public MembraneState(Panel currents, int firstColumn) {
        this.currents = currents;
        this.firstColumn = firstColumn;
    }

    /** Goes to a panel; its lines are empty and its membranes are at their reset potentials. */
    public void reset(Panel newCurrents, int newFirstColumn) {
        currents = newCurrents;
        firstColumn = newFirstColumn;
        for (float[] line : lines) {
            Arrays.fill(line, 0);
        }
        Arrays.fill(potential, 0);
    }

    /** Currents of the panel's synapses. */
    public Panel currents() {
        return currents;
    }

    /** The panel's first column in its hemisphere. */
    public int firstColumn() {
        return firstColumn;
    }

    /** Saves the lines. */
    public void save() {
        for (int i = 0; i < lines.length; i++) {
            System.arraycopy(lines[i], 0, saved, i * PackedMatrix.WIDTH, PackedMatrix.WIDTH);
        }
    }

    /** Restores the lines as they were saved. */
    public void restore() {
        for (int i = 0; i < lines.length; i++) {
            System.arraycopy(saved, i * PackedMatrix.WIDTH, lines[i], 0, PackedMatrix.WIDTH);
        }
    }
}
