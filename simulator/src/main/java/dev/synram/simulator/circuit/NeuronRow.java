package dev.synram.simulator.circuit;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;

/**
 * The neurons of one hemisphere: membranes that integrate the currents of two synaptic inputs, leak towards one
 * potential and are reset to another, and an amplifier towards the ADC that compresses low voltages.
 */
public final class NeuronRow {

    /** Nominal LSB a step of a voltage cell, and the value of the cell that reads 0: 150..500 reads 20..220. */
    static final double LSB_PER_CELL = 200.0 / 350.0;

    private static final double CELL_OF_ZERO = 150 - 20 / LSB_PER_CELL;

    private final ChipParameters.Design design;
    private final double pseudoLeak;
    private final SynapticInputs excitatory;
    private final SynapticInputs inhibitory;
    private final float[] leakError;
    private final float[] leakConductanceError;
    private final float[] resetError;
    private final float[] saturation;
    private final float[] inverseRoom;
    private final float[] current = new float[COLUMNS];
    private final float[] leakRate = new float[COLUMNS];
    private final float[] leakPotential = new float[COLUMNS];
    private final float[] resetPotential = new float[COLUMNS];

    NeuronRow(long chipSeed, int hemisphere, ChipParameters parameters) {
        design = parameters.design();
        pseudoLeak = parameters.magnitude(ErrorSource.PSEUDO_LEAK);
        excitatory = new SynapticInputs(chipSeed, hemisphere, parameters, SynapticInputs.Side.EXCITATORY);
        inhibitory = new SynapticInputs(chipSeed, hemisphere, parameters, SynapticInputs.Side.INHIBITORY);
        leakError = Draw.of(chipSeed, hemisphere, Draw.Kind.LEAK_POTENTIAL)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.LEAK_POTENTIAL));
        leakConductanceError = Draw.of(chipSeed, hemisphere, Draw.Kind.LEAK_CONDUCTANCE)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.LEAK_CONDUCTANCE));
        resetError = Draw.of(chipSeed, hemisphere, Draw.Kind.RESET_POTENTIAL)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.RESET_POTENTIAL));
        saturation = spread(
                Draw.of(chipSeed, hemisphere, Draw.Kind.INPUT_SATURATION),
                parameters.magnitude(ErrorSource.INPUT_SATURATION),
                parameters.magnitude(ErrorSource.INPUT_SATURATION_SPREAD));
        inverseRoom = spread(
                Draw.of(chipSeed, hemisphere, Draw.Kind.SOFT_LIMIT),
                parameters.magnitude(ErrorSource.SOFT_LIMIT),
                parameters.magnitude(ErrorSource.SOFT_LIMIT_SPREAD));
    }

    private static float[] spread(Draw draw, double mean, double relative) {
        return draw.normals(COLUMNS, mean, mean * relative);
    }

    void configure(CellBank cells, double hours) {
        excitatory.configure(cells, hours);
        inhibitory.configure(cells, hours);
        float[] leakCells = cells.values(Cell.LEAK_POTENTIAL);
        float[] biasCells = cells.values(Cell.LEAK_BIAS);
        float[] resetCells = cells.values(Cell.RESET_POTENTIAL);
        for (int column = 0; column < COLUMNS; column++) {
            double conductance = biasCells[column] / (design.leakCell() * design.leakMicros());
            leakRate[column] = (float) (pseudoLeak + conductance * StrictMath.exp(leakConductanceError[column]));
            leakPotential[column] = voltage(leakCells[column]) + leakError[column];
            resetPotential[column] = voltage(resetCells[column]) + resetError[column];
            current[column] = excitatory.current(column) - inhibitory.current(column);
        }
    }

    /** The voltage of an analog cell in nominal LSB. */
    static float voltage(double cell) {
        return (float) ((cell - CELL_OF_ZERO) * LSB_PER_CELL);
    }

    /** The excitatory synaptic inputs. */
    public SynapticInputs excitatory() {
        return excitatory;
    }

    /** The inhibitory synaptic inputs. */
    public SynapticInputs inhibitory() {
        return inhibitory;
    }

    /** How strongly the lines of a column saturate, in 1 / charge. */
    public float saturation(int column) {
        return saturation[column];
    }

    /** Share of a membrane's distance to its resting potential that leaks in a µs. */
    public float leakRate(int column) {
        return leakRate[column];
    }

    /** Speed of a membrane right after its reset, without events, in LSB per µs. */
    public float driftAfterReset(int column) {
        return current[column] + leakRate[column] * (leakPotential[column] - resetPotential[column]);
    }

    /** Potential of a column's membrane after its reset, in LSB. */
    public float resetPotential(int column) {
        return resetPotential[column];
    }

    /** Potential of a membrane without events some time after its reset. */
    public double potential(int column, double micros) {
        double rate = leakRate[column];
        double progress = rate == 0 ? micros : -StrictMath.expm1(-micros * rate) / rate;
        return resetPotential[column] + driftAfterReset(column) * progress;
    }

    /**
     * What the amplifier makes of a potential. Below the knee the voltage approaches a floor: with {@code u} the distance
     * beyond the knee and {@code r} the room from knee to floor it is {@code u / sqrt(1 + (u / r)^2)} beyond the knee.
     */
    public double amplified(int column, double potential) {
        double beyond = design.knee() - potential;
        if (beyond <= 0) {
            return potential;
        }
        double ratio = beyond * inverseRoom[column];
        return design.knee() - beyond / Math.sqrt(1 + ratio * ratio);
    }

    /** Potential below which what the amplifier gives approaches a floor, in LSB. */
    public float knee() {
        return (float) design.knee();
    }

    /** One over the distance from the knee to a column's floor, per LSB. */
    public float inverseRoom(int column) {
        return inverseRoom[column];
    }
}
