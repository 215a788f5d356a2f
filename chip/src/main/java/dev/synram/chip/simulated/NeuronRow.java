package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.chip.simulated.ChipParameters.NeuronParameters;

/** The neurons of one hemisphere: strength of their synaptic inputs, offsets and lower limits. */
final class NeuronRow {

    private final NeuronParameters parameters;
    private final float[] excitatoryError;
    private final float[] inhibitoryError;
    private final float[] offset;
    private final float[] floor;
    private final float[] rest;
    private final float[] excitatory = new float[COLUMNS];
    private final float[] inhibitory = new float[COLUMNS];

    NeuronRow(long chipSeed, int hemisphere, NeuronParameters parameters) {
        this.parameters = parameters;
        excitatoryError = Draw.of(chipSeed, hemisphere, Draw.Kind.EXCITATORY_STRENGTH)
                .normals(COLUMNS, 0, parameters.strengthSpread());
        inhibitoryError = Draw.of(chipSeed, hemisphere, Draw.Kind.INHIBITORY_STRENGTH)
                .normals(COLUMNS, 0, parameters.strengthSpread());
        offset = Draw.of(chipSeed, hemisphere, Draw.Kind.NEURON_OFFSET).normals(COLUMNS, 0, parameters.offsetSpread());
        floor = Draw.of(chipSeed, hemisphere, Draw.Kind.NEURON_FLOOR)
                .normals(COLUMNS, parameters.floor(), parameters.floorSpread());
        rest = Draw.of(chipSeed, hemisphere, Draw.Kind.NEURON_REST)
                .normals(COLUMNS, parameters.restLsb(), parameters.restSpread());
    }

    void configure(int[] excitatoryCells, int[] inhibitoryCells, int first) {
        for (int column = 0; column < COLUMNS; column++) {
            excitatory[column] = strength(excitatoryCells[first + column], excitatoryError[column]);
            inhibitory[column] = strength(inhibitoryCells[first + column], inhibitoryError[column]);
        }
    }

    private float strength(int cell, float error) {
        double relative = cell / (double) Cell.EXCITATORY_STRENGTH.defaultValue();
        return (float)
                (parameters.gain() * StrictMath.pow(relative, parameters.strengthExponent()) * StrictMath.exp(error));
    }

    /** LSB that one unit of charge on the excitatory input adds. */
    float excitatory(int column) {
        return excitatory[column];
    }

    /** LSB that one unit of charge on the inhibitory input takes away. */
    float inhibitory(int column) {
        return inhibitory[column];
    }

    float rest(int column) {
        return rest[column];
    }

    /**
     * Turns the charge that each membrane would hold without a limit into its voltage, in LSB from rest. Below the knee
     * the voltage approaches the floor: with {@code u} the charge beyond the knee and {@code r} the room from knee to
     * floor it is {@code u / sqrt(1 + (u / r)^2)} beyond the knee.
     *
     * @param charges one value a column from {@code firstColumn} on, replaced by the voltages
     */
    void integrate(float[] charges, int firstColumn, int columns) {
        float knee = (float) parameters.knee();
        for (int i = 0; i < columns; i++) {
            float charge = charges[i] + offset[firstColumn + i];
            float beyond = Math.max(0f, -knee - charge);
            float ratio = beyond / (floor[firstColumn + i] - knee);
            charges[i] = charge + beyond - beyond / (float) Math.sqrt(1f + ratio * ratio);
        }
    }
}
