package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import dev.synram.simulator.drift.SlowNoise;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.Arrays;

/**
 * The neurons of one hemisphere: membranes that integrate the currents of two synaptic inputs, leak towards one
 * potential and are reset to another, and an amplifier towards the ADC that compresses low voltages.
 */
public final class NeuronRow {

    /** Nominal LSB a step of a voltage cell, and the value of the cell that reads 0: 150..500 reads 20..220. */
    static final double LSB_PER_CELL = 200.0 / 350.0;

    private static final double CELL_OF_ZERO = 150 - 20 / LSB_PER_CELL;

    /**
     * Leak and reset potentials reach the membrane through a source follower: their cells stand so many steps above the
     * membrane. On a real chip (see {@link ErrorSource}) a leak of 80 CADC LSB, where cells 70..550 read 20..220, took cells
     * of 668 in the median.
     */
    static final double FOLLOWER_CELLS = 450;

    /** Correlation of the errors of a neuron's leak and reset potential, which share an amplifier (cells of a real chip). */
    private static final double LEAK_RESET_CORRELATION = 0.62;

    /** The leak of membranes that multiply is divided by so much. */
    private static final double LEAK_DIVISION = 8;

    private final ChipParameters.Design design;
    private final double pseudoLeak;
    private final SynapticInputs excitatory;
    private final SynapticInputs inhibitory;
    private final float[] leakError;
    private final double[] leakConductanceFactor = new double[COLUMNS];
    private final float[] resetError;
    private final float[] saturation;
    private final float[] inverseRoom;
    private final float[] knees;
    private final SlowNoise slowNoise;
    private final float[] current = new float[COLUMNS];
    private final float[] leakRate = new float[COLUMNS];
    private final double[] leakConductance = new double[COLUMNS];
    private final double[] slowCurrent = new double[COLUMNS];
    private final float[] leakPotential = new float[COLUMNS];
    private final float[] resetPotential = new float[COLUMNS];

    NeuronRow(Variation variation) {
        design = variation.design();
        pseudoLeak = variation.magnitude(ErrorSource.PSEUDO_LEAK);
        excitatory = new SynapticInputs(variation, SynapticInputs.Side.EXCITATORY);
        inhibitory = new SynapticInputs(variation, SynapticInputs.Side.INHIBITORY);
        float[] shared = variation.columns(Draw.Kind.LEAK_POTENTIAL, 0, 1);
        float[] own = variation.columns(Draw.Kind.RESET_POTENTIAL, 0, 1);
        float[] quadrants = variation.quadrants(
                Draw.Kind.POTENTIAL_QUADRANT, 0, variation.magnitude(ErrorSource.POTENTIAL_QUADRANT));
        leakError = new float[COLUMNS];
        resetError = new float[COLUMNS];
        double leakDeviation = variation.magnitude(ErrorSource.LEAK_POTENTIAL);
        double resetDeviation = variation.magnitude(ErrorSource.RESET_POTENTIAL);
        double independent = Math.sqrt(1 - LEAK_RESET_CORRELATION * LEAK_RESET_CORRELATION);
        for (int column = 0; column < COLUMNS; column++) {
            double both = quadrants[column / COLUMNS_PER_QUADRANT];
            double reset = LEAK_RESET_CORRELATION * shared[column] + independent * own[column];
            leakError[column] = (float) (both + leakDeviation * shared[column]);
            resetError[column] = (float) (both + resetDeviation * reset);
        }
        float[] conductanceError =
                variation.columns(Draw.Kind.LEAK_CONDUCTANCE, 0, variation.magnitude(ErrorSource.LEAK_CONDUCTANCE));
        Arrays.setAll(leakConductanceFactor, column -> StrictMath.exp(conductanceError[column]));
        saturation = around(
                variation,
                Draw.Kind.INPUT_SATURATION,
                ErrorSource.INPUT_SATURATION,
                ErrorSource.INPUT_SATURATION_SPREAD);
        inverseRoom = around(variation, Draw.Kind.SOFT_LIMIT, ErrorSource.SOFT_LIMIT, ErrorSource.SOFT_LIMIT_SPREAD);
        knees = variation.columns(
                Draw.Kind.SOFT_LIMIT_KNEE, design.knee(), variation.magnitude(ErrorSource.SOFT_LIMIT_KNEE));
        slowNoise = new SlowNoise(
                variation.draw(Draw.Kind.NOISE_SLOW), variation.magnitude(ErrorSource.NOISE_SLOW), COLUMNS);
    }

    private static float[] around(Variation variation, Draw.Kind kind, ErrorSource mean, ErrorSource relative) {
        double magnitude = variation.magnitude(mean);
        float[] values = variation.columns(kind, magnitude, magnitude * variation.magnitude(relative));
        for (int column = 0; column < COLUMNS; column++) {
            values[column] = Math.max(0, values[column]);
        }
        return values;
    }

    void configure(CellBank cells, double millis) {
        excitatory.configure(cells, millis);
        inhibitory.configure(cells, millis);
        float[] leakCells = cells.values(Cell.LEAK_POTENTIAL);
        float[] biasCells = cells.values(Cell.LEAK_BIAS);
        float[] resetCells = cells.values(Cell.RESET_POTENTIAL);
        double[] slow = slowNoise.at(millis);
        for (int column = 0; column < COLUMNS; column++) {
            double conductance = biasCells[column] / (design.leakCell() * design.leakMicros());
            leakConductance[column] = LEAK_DIVISION * conductance * leakConductanceFactor[column];
            slowCurrent[column] = slow[column];
            leakRate[column] = (float) (pseudoLeak + conductance * leakConductanceFactor[column]);
            leakPotential[column] = voltage(leakCells[column] - FOLLOWER_CELLS) + leakError[column];
            resetPotential[column] = voltage(resetCells[column] - FOLLOWER_CELLS) + resetError[column];
            current[column] = (float) (excitatory.current(column) - inhibitory.current(column) + slow[column]);
        }
    }

    /** Leak of a spiking neuron's membrane in 1/µs, with its bits neutral and without what always leaks. */
    double leakConductance(int column) {
        return leakConductance[column];
    }

    /** The conductance of a bias of leak or reset in 1/µs, with bits neutral and without error. */
    double conductance(double cell) {
        return LEAK_DIVISION * cell / (design.leakCell() * design.leakMicros());
    }

    /** What always leaks, in 1/µs. */
    double pseudoLeak() {
        return pseudoLeak;
    }

    /** Potential to which a membrane leaks, in LSB. */
    double leakPotential(int column) {
        return leakPotential[column];
    }

    /** Low-frequency noise of a membrane's constant current, in LSB per µs. */
    double slowCurrent(int column) {
        return slowCurrent[column];
    }

    /** A voltage, as the value of an analog cell that is applied directly, in nominal LSB. */
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
        double knee = knees[column];
        double beyond = knee - potential;
        if (beyond <= 0) {
            return potential;
        }
        double ratio = beyond * inverseRoom[column];
        return knee - beyond / Math.sqrt(1 + ratio * ratio);
    }

    /** Potential below which what the amplifier gives to a column approaches a floor, in LSB. */
    public float knee(int column) {
        return knees[column];
    }

    /** One over the distance from the knee to a column's floor, per LSB. */
    public float inverseRoom(int column) {
        return inverseRoom[column];
    }
}
