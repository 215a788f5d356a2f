package dev.synram.chip.kernel;

import java.util.Arrays;

/** The membranes of a panel of columns with their lines, at one time. */
public final class MembraneState {

    /** Charge on the lines. */
    final float[] up = new float[PackedMatrix.WIDTH];

    final float[] down = new float[PackedMatrix.WIDTH];

    /** What the lines can still give. */
    final float[] upLevel = new float[PackedMatrix.WIDTH];

    final float[] downLevel = new float[PackedMatrix.WIDTH];

    /** For each event of a call what arrives on the lines of some columns, and what these have given until then. */
    final float[] upCharges = new float[MembraneKernel.EVENTS * PackedMatrix.WIDTH];

    final float[] downCharges = new float[MembraneKernel.EVENTS * PackedMatrix.WIDTH];
    final float[] upGiven = new float[MembraneKernel.EVENTS * PackedMatrix.WIDTH];
    final float[] downGiven = new float[MembraneKernel.EVENTS * PackedMatrix.WIDTH];

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
    void save() {
        int line = 0;
        for (float[] values : new float[][] {up, down, upLevel, downLevel}) {
            System.arraycopy(values, 0, saved, PackedMatrix.WIDTH * line++, PackedMatrix.WIDTH);
        }
    }

    /** Makes the lines what they were. */
    void restore() {
        int line = 0;
        for (float[] values : new float[][] {up, down, upLevel, downLevel}) {
            System.arraycopy(saved, PackedMatrix.WIDTH * line++, values, 0, PackedMatrix.WIDTH);
        }
    }
}
