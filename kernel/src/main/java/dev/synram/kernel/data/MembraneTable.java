package dev.synram.kernel.data;

import dev.synram.chip.ChipGeometry;
import dev.synram.kernel.MembraneKernel;

/**
 * What a stretch of time does to the membranes of a hemisphere and the lines of their synaptic inputs; see {@link
 * MembraneKernel}. Arrays are padded so that whole panels can be read at any column.
 */
public final class MembraneTable {

    /** Elements of each array. */
    public static final int SIZE = ChipGeometry.COLUMNS + PackedMatrix.WIDTH;

    /** Share of the charge on a line that is left. */
    public final float[] upLeft = new float[SIZE];

    public final float[] downLeft = new float[SIZE];

    /** LSB that a membrane keeps of a unit of charge that a line gives; negative for the inhibitory one. */
    public final float[] upGain = new float[SIZE];

    public final float[] downGain = new float[SIZE];

    /** How strongly lines saturate, and the inverse, or 0 if they do not. */
    public final float[] saturation = new float[SIZE];

    public final float[] inverseSaturation = new float[SIZE];

    /** Share of a membrane's distance to its reset potential that is left. */
    public final float[] kept = new float[SIZE];

    /** LSB that constant currents add. */
    public final float[] drift = new float[SIZE];

    /** Deviation of the noise. */
    public final float[] deviation = new float[SIZE];
}
