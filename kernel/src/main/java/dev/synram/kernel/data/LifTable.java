package dev.synram.kernel.data;

/**
 * The constants of leaky integrate-and-fire neurons for one step of time, one lane a neuron. Over a step a line with charge {@code L}
 * keeps {@code kept * L}, and without saturation it gives the membrane {@code gain * L}. Of a charge that arrives {@code c} cycles
 * before the end, {@code keptOf[c]} is left on the line and {@code gainOf[c]} has reached the membrane. A line that gives {@code g}
 * in all gives {@code g / sqrt(1 + square * g^2)} if it saturates; between two arrivals within a step, according to what it would
 * give in a whole step at that rate. All arrays have {@link #lanes} elements, or {@code lanes} for each number of cycles.
 */
public final class LifTable {

    /** Lanes are integrated in groups of so many, whatever the vectors of a machine hold. */
    public static final int GROUP = 16;

    /** Number of lanes, a multiple of {@link #GROUP}. */
    public final int lanes;

    /** Cycles of a step. */
    public final int cycles;

    /** Duration of a step in µs. */
    public final float micros;

    /** Share of an excitatory line's charge that is left after a step. */
    public final float[] excitatoryKept;

    /** What a unit of charge on it gives to the membrane in a step. */
    public final float[] excitatoryGain;

    /** What an excitatory line gives during a reset, relative to without. */
    public final float[] excitatoryInReset;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryKept;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryGain;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryInReset;

    /** Share of a membrane's potential that is left after a step. */
    public final float[] kept;

    /** What a membrane without charge moves beside that. */
    public final float[] moved;

    /** Share of a membrane's potential that is left after a step of reset. */
    public final float[] keptInReset;

    /** What it moves beside that. */
    public final float[] movedInReset;

    /**
     * How far a membrane may rise above both ends of a step without arrivals on the inhibitory line, at most, over what the excitatory
     * line gives it.
     */
    public final float[] overshoot;

    /** The same in a step of reset. */
    public final float[] overshootInReset;

    /** Square of how strongly the excitatory line saturates, relative to what it gives in a step. */
    public final float[] excitatorySquare;

    /** The same of the inhibitory line. */
    public final float[] inhibitorySquare;

    /**
     * 1 in a lane of the first half whose membrane is joined with that of the lane of the same place in the second half, otherwise 0.
     * Then the lines of both act on the membrane of this lane, as the tables of both say, and resets are those of this lane.
     */
    public final float[] joined;

    /** Deviation of a membrane's noise in a step. */
    public final float[] noise;

    /** Share of a charge that is left on the excitatory line, by the cycles since it arrived. */
    public final float[] excitatoryKeptOf;

    /** What it has given to the membrane. */
    public final float[] excitatoryGainOf;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryKeptOf;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryGainOf;

    /** What a charge on the excitatory line has given to a membrane that is reset all the time, by the cycles since it arrived. */
    public final float[] excitatoryGainOfInReset;

    /** The same of the inhibitory line. */
    public final float[] inhibitoryGainOfInReset;

    /**
     * Makes a table of zeros.
     *
     * @param lanes a multiple of {@link #GROUP}
     * @param cycles of a step
     * @param micros of a step
     */
    public LifTable(int lanes, int cycles, float micros) {
        this.lanes = lanes;
        this.cycles = cycles;
        this.micros = micros;
        excitatoryKept = new float[lanes];
        excitatoryGain = new float[lanes];
        excitatoryInReset = new float[lanes];
        inhibitoryKept = new float[lanes];
        inhibitoryGain = new float[lanes];
        inhibitoryInReset = new float[lanes];
        kept = new float[lanes];
        moved = new float[lanes];
        keptInReset = new float[lanes];
        movedInReset = new float[lanes];
        overshoot = new float[lanes];
        overshootInReset = new float[lanes];
        excitatorySquare = new float[lanes];
        inhibitorySquare = new float[lanes];
        joined = new float[lanes];
        noise = new float[lanes];
        excitatoryKeptOf = new float[lanes * (cycles + 1)];
        excitatoryGainOf = new float[lanes * (cycles + 1)];
        inhibitoryKeptOf = new float[lanes * (cycles + 1)];
        inhibitoryGainOf = new float[lanes * (cycles + 1)];
        excitatoryGainOfInReset = new float[lanes * (cycles + 1)];
        inhibitoryGainOfInReset = new float[lanes * (cycles + 1)];
    }

    /** The lane whose lines act on a lane's membrane beside its own; {@link LifState#NONE} if there is none. */
    public int partner(int lane) {
        return joined[lane] == 0 ? LifState.NONE : lane + lanes / 2;
    }
}
