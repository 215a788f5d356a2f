package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.simulator.drift.Drift;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.Arrays;

/**
 * The excitatory or the inhibitory synaptic inputs of one hemisphere. Charge that arrives on an input's line decays with
 * its time constant; what the line holds is turned into a current onto the membrane, which beside it carries a constant
 * current that a reference trims.
 */
public final class SynapticInputs {

    /** Which input of a neuron; the cells that set it, and the random numbers that its errors are made of. */
    enum Side {
        EXCITATORY(
                Cell.EXCITATORY_SPEED,
                Cell.EXCITATORY_STRENGTH,
                Cell.EXCITATORY_REFERENCE,
                Draw.Kind.EXCITATORY_SPEED,
                Draw.Kind.EXCITATORY_STRENGTH,
                Draw.Kind.EXCITATORY_CURRENT,
                Draw.Kind.DRIFT_EXCITATORY_STRENGTH,
                Draw.Kind.DRIFT_EXCITATORY_CURRENT),
        INHIBITORY(
                Cell.INHIBITORY_SPEED,
                Cell.INHIBITORY_STRENGTH,
                Cell.INHIBITORY_REFERENCE,
                Draw.Kind.INHIBITORY_SPEED,
                Draw.Kind.INHIBITORY_STRENGTH,
                Draw.Kind.INHIBITORY_CURRENT,
                Draw.Kind.DRIFT_INHIBITORY_STRENGTH,
                Draw.Kind.DRIFT_INHIBITORY_CURRENT);

        private final Cell speed;
        private final Cell strength;
        private final Cell reference;
        private final Draw.Kind speedError;
        private final Draw.Kind strengthError;
        private final Draw.Kind currentError;
        private final Draw.Kind strengthDrift;
        private final Draw.Kind currentDrift;

        Side(
                Cell speed,
                Cell strength,
                Cell reference,
                Draw.Kind speedError,
                Draw.Kind strengthError,
                Draw.Kind currentError,
                Draw.Kind strengthDrift,
                Draw.Kind currentDrift) {
            this.speed = speed;
            this.strength = strength;
            this.reference = reference;
            this.speedError = speedError;
            this.strengthError = strengthError;
            this.currentError = currentError;
            this.strengthDrift = strengthDrift;
            this.currentDrift = currentDrift;
        }
    }

    /**
     * How much longer the time constants of lines with a high resistance are: on a real chip (see {@link ErrorSource}) 6 µs took cells
     * of 80 in the median.
     */
    private static final double HIGH_RESISTANCE = 3.75;

    /** What is left of a line's capacitance without its capacitor: our estimate. */
    private static final double SMALL_CAPACITANCE = 1.0 / 3;

    private final ChipParameters.Design design;
    private final Side side;
    private final double asymmetry;
    private final double[] slownessFactor = new double[COLUMNS];
    private final float[] strengthError;
    private final float[] strengthQuadrant;
    private final float[] currentError;
    private final Drift strengthDrift;
    private final Drift temperatureDrift;
    private final Drift currentDrift;
    private final Variation variation;
    private final float[] micros = new float[COLUMNS];
    private final float[] strength = new float[COLUMNS];
    private final float[] current = new float[COLUMNS];
    private final double[] resistance = new double[COLUMNS];
    private final double[] conductance = new double[COLUMNS];

    /** What the bias of every column was worked out from, and the bias. */
    private final float[] biasCells = new float[COLUMNS];

    private final double[] bias = new double[COLUMNS];

    SynapticInputs(Variation variation, Side side) {
        this.variation = variation;
        this.side = side;
        design = variation.design();
        asymmetry = side == Side.EXCITATORY ? 0 : variation.magnitude(ErrorSource.INPUT_ASYMMETRY);
        float[] speedError =
                variation.columns(side.speedError, 0, variation.magnitude(ErrorSource.INPUT_TIME_CONSTANT));
        float[] speedQuadrant = variation.quadrants(
                Draw.Kind.TIME_CONSTANT_QUADRANT, 0, variation.magnitude(ErrorSource.INPUT_TIME_CONSTANT_QUADRANT));
        Arrays.setAll(
                slownessFactor,
                column -> StrictMath.exp(speedError[column] + speedQuadrant[column / COLUMNS_PER_QUADRANT]));
        strengthError = variation.columns(side.strengthError, 0, variation.magnitude(ErrorSource.INPUT_STRENGTH));
        strengthQuadrant = variation.quadrants(
                Draw.Kind.STRENGTH_QUADRANT, 0, variation.magnitude(ErrorSource.INPUT_STRENGTH_QUADRANT));
        currentError = variation.columns(side.currentError, 0, variation.magnitude(ErrorSource.INPUT_CURRENT));
        strengthDrift =
                new Drift(variation.draw(side.strengthDrift), variation.magnitude(ErrorSource.DRIFT_STRENGTH), COLUMNS);
        temperatureDrift = new Drift(
                variation.drawOfChip(Draw.Kind.DRIFT_TEMPERATURE),
                variation.magnitude(ErrorSource.DRIFT_TEMPERATURE),
                1);
        currentDrift =
                new Drift(variation.draw(side.currentDrift), variation.magnitude(ErrorSource.DRIFT_CURRENT), COLUMNS);
        Arrays.fill(biasCells, Float.NaN);
    }

    void configure(CellBank cells, double millis) {
        float[] speedCells = cells.values(side.speed);
        float[] strengthCells = cells.values(side.strength);
        float[] referenceCells = cells.values(side.reference);
        double temperature = temperatureDrift.at(millis)[0];
        double[] ofStrength = strengthDrift.at(millis);
        double[] ofCurrent = currentDrift.at(millis);
        for (int column = 0; column < COLUMNS; column++) {
            int quadrant = column / COLUMNS_PER_QUADRANT;
            double quality = variation.quality(column);
            double slowness = side.speed.defaultValue() / Math.max(1.0, speedCells[column]);
            double relativeMicros = slowness * slownessFactor[column];
            double bias = bias(column, strengthCells[column]);
            double error =
                    strengthError[column] + quality * ofStrength[column] + strengthQuadrant[quadrant] + temperature;
            double trim = design.currentStep() * (referenceCells[column] - side.reference.defaultValue());
            double weakened = (1 - asymmetry) * StrictMath.exp(error);
            resistance[column] = relativeMicros;
            conductance[column] = design.gain() * bias * weakened;
            micros[column] = (float) (design.inputMicros() * relativeMicros);
            strength[column] = (float) (design.gain() * bias * weakened * relativeMicros);
            current[column] = (float) (bias * (currentError[column] + quality * ofCurrent[column] - trim));
        }
    }

    /** The bias of a strength cell; few of them change from one call to the next. */
    private double bias(int column, float cell) {
        if (cell != biasCells[column]) {
            biasCells[column] = cell;
            bias[column] = StrictMath.pow(cell / side.strength.defaultValue(), design.strengthExponent());
        }
        return bias[column];
    }

    /** The line of a column and what it gives to the membrane while the neuron spikes, with the bits of its neuron. */
    LineCircuit spiking(int column, InputSettings settings) {
        double relative = resistance[column] * (settings.highResistance() ? HIGH_RESISTANCE : 1);
        double capacitance = settings.smallCapacitance() ? SMALL_CAPACITANCE : 1;
        double tau = design.inputMicros() * relative * capacitance;
        double perCharge = settings.enabled() ? conductance[column] * relative / tau : 0;
        return new LineCircuit(tau, perCharge, capacitance, settings.enabled() ? current[column] : 0);
    }

    /** Time constant of a column's line. */
    public float micros(int column) {
        return micros[column];
    }

    /** LSB that one unit of charge moves the membrane. */
    public float strength(int column) {
        return strength[column];
    }

    /** Constant current in LSB per µs. */
    float current(int column) {
        return current[column];
    }
}
