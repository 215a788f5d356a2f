package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

/** What one thread needs to multiply a vector in the folded model. */
final class Scratch {

    final Events events = new Events();

    /** Where the row of each event begins in the effective matrix. */
    final int[] rowStarts = new int[SIGNED_INPUTS];

    /** Pulse length of each event, summed over all sends and weighted by what is left of it at the reading. */
    final float[] pulses = new float[SIGNED_INPUTS];

    /** One value a column: charge, then potential, then reading. */
    final float[] sums = new float[COLUMNS];

    final int[] bits = new int[COLUMNS];
    final float[] normals = new float[COLUMNS];
}
