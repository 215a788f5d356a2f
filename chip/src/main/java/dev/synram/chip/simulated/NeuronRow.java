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

    float offset(int column) {
        return offset[column];
    }

    float rest(int column) {
        return rest[column];
    }

    /** The membrane's voltage, in LSB from rest, for the charge it would hold without a limit. */
    float limit(int column, float charge) {
        float knee = (float) -parameters.knee();
        if (charge >= knee) {
            return charge;
        }
        float room = floor[column] + knee;
        return knee - room * (float) StrictMath.tanh((knee - charge) / room);
    }
}
