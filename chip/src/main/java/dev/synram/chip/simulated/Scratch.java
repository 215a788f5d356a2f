package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

/** What one thread needs to multiply a vector. */
final class Scratch {

    /** Where the row of each event begins in the effective matrix. */
    final int[] rowStarts = new int[SIGNED_INPUTS];

    /** Charge of each event. */
    final float[] pulses = new float[SIGNED_INPUTS];

    /** One value a column: charge, then voltage, then reading. */
    final float[] sums = new float[COLUMNS];

    final int[] bits = new int[COLUMNS];
    final float[] normals = new float[COLUMNS];
}
