package dev.synram.kernel.data;

import dev.synram.chip.geometry.ChipGeometry;

/**
 * What a span of time does to the membranes of a hemisphere and to the excitatory (up) and inhibitory (down) lines of their
 * synaptic inputs. Arrays hold an element a column, padded so that whole panels can be read at any column.
 */
public final class MembraneTable {

    /** Elements of each array. */
    public static final int SIZE = ChipGeometry.COLUMNS + PackedMatrix.WIDTH;

    /** Share of the charge on an excitatory line that is left. */
    public final float[] upLeft = new float[SIZE];

    /** Share of the charge on an inhibitory line that is left. */
    public final float[] downLeft = new float[SIZE];

    /** LSB that a membrane keeps of a unit of charge that its excitatory line gives. */
    public final float[] upGain = new float[SIZE];

    /** LSB that a membrane keeps of a unit of charge that its inhibitory line gives: 0 or less. */
    public final float[] downGain = new float[SIZE];

    /** How strongly lines saturate, per unit of charge. */
    public final float[] saturation = new float[SIZE];

    /** The inverse of {@link #saturation}, or 0 if lines do not saturate. */
    public final float[] inverseSaturation = new float[SIZE];

    /** Share of a membrane's distance to its reset potential that is left. */
    public final float[] kept = new float[SIZE];

    /** LSB that constant currents add. */
    public final float[] drift = new float[SIZE];

    /** Standard deviation of the noise, LSB. */
    public final float[] deviation = new float[SIZE];

    /** How much shorter than at its driver the pulse of an event is in a column, in units of activation: 0 or more. */
    public final float[] shortening = new float[SIZE];

    /** Makes a table of zeros. */
    public MembraneTable() {}
}
