package dev.synram.simulator.circuit;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.simulator.drift.Drift;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;

/**
 * The excitatory or the inhibitory synaptic inputs of one hemisphere. Charge that arrives on an input's line decays with
 * its time constant; what the line holds is turned into a current onto the membrane, which beside it carries a constant
 * current that a reference trims.
 */
public final class SynapticInputs {

    /** Which input of a neuron; the cells that set it. */
    enum Side {
        EXCITATORY(Cell.EXCITATORY_SPEED, Cell.EXCITATORY_STRENGTH, Cell.EXCITATORY_REFERENCE),
        INHIBITORY(Cell.INHIBITORY_SPEED, Cell.INHIBITORY_STRENGTH, Cell.INHIBITORY_REFERENCE);

        private final Cell speed;
        private final Cell strength;
        private final Cell reference;

        Side(Cell speed, Cell strength, Cell reference) {
            this.speed = speed;
            this.strength = strength;
            this.reference = reference;
        }
    }

    private final ChipParameters.Design design;
    private final Side side;
    private final float[] speedError;
    private final float[] strengthError;
    private final float[] currentError;
    private final Drift strengthDrift;
    private final Drift temperatureDrift;
    private final Drift currentDrift;
    private final float[] micros = new float[COLUMNS];
    private final float[] strength = new float[COLUMNS];
    private final float[] current = new float[COLUMNS];

    SynapticInputs(long chipSeed, int hemisphere, ChipParameters parameters, Side side) {
        this.design = parameters.design();
        this.side = side;
        boolean excitatory = side == Side.EXCITATORY;
        speedError = Draw.of(chipSeed, hemisphere, excitatory ? Draw.Kind.EXCITATORY_SPEED : Draw.Kind.INHIBITORY_SPEED)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.INPUT_TIME_CONSTANT));
        strengthError = Draw.of(
                        chipSeed,
                        hemisphere,
                        excitatory ? Draw.Kind.EXCITATORY_STRENGTH : Draw.Kind.INHIBITORY_STRENGTH)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.INPUT_STRENGTH));
        currentError = Draw.of(
                        chipSeed, hemisphere, excitatory ? Draw.Kind.EXCITATORY_CURRENT : Draw.Kind.INHIBITORY_CURRENT)
                .normals(COLUMNS, 0, parameters.magnitude(ErrorSource.INPUT_CURRENT));
        strengthDrift = Drift.of(
                chipSeed,
                hemisphere,
                excitatory ? Draw.Kind.DRIFT_EXCITATORY_STRENGTH : Draw.Kind.DRIFT_INHIBITORY_STRENGTH,
                parameters.magnitude(ErrorSource.DRIFT_STRENGTH));
        temperatureDrift =
                Drift.of(chipSeed, 0, Draw.Kind.DRIFT_TEMPERATURE, parameters.magnitude(ErrorSource.DRIFT_TEMPERATURE));
        currentDrift = Drift.of(
                chipSeed,
                hemisphere,
                excitatory ? Draw.Kind.DRIFT_EXCITATORY_CURRENT : Draw.Kind.DRIFT_INHIBITORY_CURRENT,
                parameters.magnitude(ErrorSource.DRIFT_CURRENT));
    }

    void configure(CellBank cells, double hours) {
        float[] speedCells = cells.values(side.speed);
        float[] strengthCells = cells.values(side.strength);
        float[] referenceCells = cells.values(side.reference);
        float temperature = temperatureDrift.at(hours, 0);
        for (int column = 0; column < COLUMNS; column++) {
            double slowness = side.speed.defaultValue() / Math.max(1.0, speedCells[column]);
            double relativeMicros = slowness * StrictMath.exp(speedError[column]);
            double bias =
                    StrictMath.pow(strengthCells[column] / side.strength.defaultValue(), design.strengthExponent());
            double error = strengthError[column] + strengthDrift.at(hours, column) + temperature;
            double trim = design.currentStep() * (referenceCells[column] - side.reference.defaultValue());
            micros[column] = (float) (design.inputMicros() * relativeMicros);
            strength[column] = (float) (design.gain() * bias * StrictMath.exp(error) * relativeMicros);
            current[column] = (float) (bias * (currentError[column] + currentDrift.at(hours, column) - trim));
        }
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
