package dev.synram.kernel.data;

import java.util.Arrays;

/** The membranes of a panel of columns with their lines, at one time. */
public final class MembraneState {

    /** Events that are integrated in one call, at most. */
    public static final int EVENTS = 24;

    /** Charge on the lines. */
    public final float[] up = new float[PackedMatrix.WIDTH];

    public final float[] down = new float[PackedMatrix.WIDTH];

    /** What the lines can still give. */
    public final float[] upLevel = new float[PackedMatrix.WIDTH];

    public final float[] downLevel = new float[PackedMatrix.WIDTH];

    /** For each event of a call what arrives on the lines of some columns, and what these have given until then. */
    public final float[] upCharges = new float[EVENTS * PackedMatrix.WIDTH];

    public final float[] downCharges = new float[EVENTS * PackedMatrix.WIDTH];
    public final float[] upGiven = new float[EVENTS * PackedMatrix.WIDTH];
    public final float[] downGiven = new float[EVENTS * PackedMatrix.WIDTH];

    private final float[] saved = new float[4 * PackedMatrix.WIDTH];

    /** Distance of the membranes from their reset potentials, LSB. */
    public final float[] potential = new float[PackedMatrix.WIDTH];

    /** Empties all lines and resets the membranes. */
    public void reset() {
        Arrays.fill(up, 0);
        Arrays.fill(down, 0);
        Arrays.fill(upLevel, 0);
        Arrays.fill(downLevel, 0);
        Arrays.fill(potential, 0);
    }

    /** Keeps the lines as they are. */
    public void save() {
        int line = 0;
        for (float[] values : new float[][] {up, down, upLevel, downLevel}) {
            System.arraycopy(values, 0, saved, PackedMatrix.WIDTH * line++, PackedMatrix.WIDTH);
        }
    }

    /** Makes the lines what they were. */
    public void restore() {
        int line = 0;
        for (float[] values : new float[][] {up, down, upLevel, downLevel}) {
            System.arraycopy(saved, PackedMatrix.WIDTH * line++, values, 0, PackedMatrix.WIDTH);
        }
    }
}
