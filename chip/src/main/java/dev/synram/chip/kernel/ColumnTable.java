package dev.synram.chip.kernel;

/**
 * What turns the charge of each column of a hemisphere into a reading; see {@link ColumnKernel}. Arrays are padded so
 * that whole panels can be read at any column.
 */
public final class ColumnTable {

    /** Elements of each array. */
    public static final int SIZE = 256 + PackedMatrix.WIDTH;

    /** Inverse of the LSB that a unit of charge adds through a line, or 0 where the input is off. */
    public final float[] inverseUp = new float[SIZE];

    /** The same, negative, for the inhibitory line. */
    public final float[] inverseDown = new float[SIZE];

    /** What the excitatory line contributes to what both lines move together. */
    public final float[] upShare = new float[SIZE];

    /** Squared saturation of the lines. */
    public final float[] upSaturation = new float[SIZE];

    public final float[] downSaturation = new float[SIZE];

    /** By how many µs a line is slower than the typical one, negative. */
    public final float[] upSlowness = new float[SIZE];

    public final float[] downSlowness = new float[SIZE];

    /** Speed of a membrane without events, LSB per µs. */
    public final float[] drift = new float[SIZE];

    /** Position of the knee on a membrane's way from the baseline, and the inverse of the room below it. */
    public final float[] knee = new float[SIZE];

    public final float[] inverseRoom = new float[SIZE];

    /** Readings per nominal LSB. */
    public final float[] slope = new float[SIZE];

    /** Reading at the baseline in steps above -128, with half a step for rounding. */
    public final float[] origin = new float[SIZE];

    /** Deviation of a reading where the amplifier is flat. */
    public final float[] flatNoise = new float[SIZE];

    /** The range of results in steps above -128. */
    public final int[] lowest = new int[SIZE];

    public final int[] highest = new int[SIZE];
}
