package dev.synram.chip.kernel;

/** What {@link ColumnKernel} must know of each vector of a strip. */
public final class VectorTerms {

    /** Length of all pulses, and mean square over mean of their lengths. */
    public final float[] pulses;

    public final float[] typicalPulse;

    /** Coefficients of the loss on saturating lines; the linear one times the square root of 3. */
    public final float[] quadratic;

    public final float[] linear;

    /** How much more a line still holds that is slower by 1 µs. */
    public final float[] missing;

    /** How long constant currents acted, µs. */
    public final float[] driftMicros;

    /** Noise that all columns share. */
    public final float[] common;

    /** Where the vector's row begins in the table of deviations. */
    public final int[] noiseRow;

    /** Makes room for a number of vectors. */
    public VectorTerms(int vectors) {
        pulses = new float[vectors];
        typicalPulse = new float[vectors];
        quadratic = new float[vectors];
        linear = new float[vectors];
        missing = new float[vectors];
        driftMicros = new float[vectors];
        common = new float[vectors];
        noiseRow = new int[vectors];
    }
}
