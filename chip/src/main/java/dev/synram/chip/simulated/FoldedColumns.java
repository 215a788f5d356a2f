package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.MacSettings;
import dev.synram.chip.kernel.ColumnTable;
import java.util.Arrays;

/** What the folded model knows of each column, apart from its synapses. */
final class FoldedColumns {

    /** Keeps a column whose inputs are both off from dividing 0 by 0. */
    private static final float NOT_ZERO = Float.MIN_NORMAL;

    private final ColumnTable table = new ColumnTable();
    private double typicalLeakRate;
    private double typicalInputMicros;

    void fold(HemisphereCircuits circuits) {
        NeuronRow neurons = circuits.neurons();
        foldInputs(neurons);
        foldReadings(neurons, circuits.cadc());
        for (int column = 0; column < COLUMNS; column++) {
            table.flatNoise[column] = NoiseDeviation.flat(circuits, typicalLeakRate, column);
        }
    }

    private void foldInputs(NeuronRow neurons) {
        float[] leakRates = new float[COLUMNS];
        float[] inputMicros = new float[2 * COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            leakRates[column] = neurons.leakRate(column);
            inputMicros[column] = neurons.excitatory().micros(column);
            inputMicros[COLUMNS + column] = neurons.inhibitory().micros(column);
        }
        typicalLeakRate = median(leakRates);
        typicalInputMicros = median(inputMicros);
        for (int column = 0; column < COLUMNS; column++) {
            float up = neurons.excitatory().strength(column);
            float down = neurons.inhibitory().strength(column);
            table.inverseUp[column] = inverse(up);
            table.inverseDown[column] = -inverse(down);
            table.upShare[column] = up / (up + down + NOT_ZERO);
            table.upSlowness[column] =
                    (float) (typicalInputMicros - neurons.excitatory().micros(column));
            table.downSlowness[column] =
                    (float) (typicalInputMicros - neurons.inhibitory().micros(column));
            table.upSaturation[column] = squaredSaturation(neurons, neurons.excitatory(), column);
            table.downSaturation[column] = squaredSaturation(neurons, neurons.inhibitory(), column);
        }
    }

    private void foldReadings(NeuronRow neurons, CadcRow cadc) {
        for (int column = 0; column < COLUMNS; column++) {
            double baseline = neurons.potential(column, MacSettings.BASELINE_MICROS);
            double amplified = neurons.amplified(column, baseline);
            table.drift[column] = neurons.driftAfterReset(column);
            table.knee[column] = (float) (neurons.knee() - baseline);
            table.inverseRoom[column] = neurons.inverseRoom(column);
            table.slope[column] = cadc.slope(column);
            table.origin[column] = (float) (cadc.slope(column) * (baseline - amplified) + 0.5 - Byte.MIN_VALUE);
            double reading = Math.clamp(cadc.exactReading(column, amplified), 0, CadcRow.MAX_READING)
                    + cadc.digitalOffset(column);
            table.lowest[column] = steps(cadc.lowest(column) - reading);
            table.highest[column] = steps(cadc.highest(column) - reading);
        }
    }

    /** A limit of the results as whole steps above the lowest possible result. */
    private static int steps(double limit) {
        return Math.clamp(Math.round(limit), Byte.MIN_VALUE, Byte.MAX_VALUE) - Byte.MIN_VALUE;
    }

    /** A slower line holds more charge and saturates earlier. */
    private float squaredSaturation(NeuronRow neurons, SynapticInputs inputs, int column) {
        double saturation = neurons.saturation(column) * inputs.micros(column) / typicalInputMicros;
        return (float) (saturation * saturation);
    }

    /** Whether lines give all that they receive, whatever it is. */
    boolean neverSaturates() {
        for (int column = 0; column < COLUMNS; column++) {
            if (table.upSaturation[column] > 0 || table.downSaturation[column] > 0) {
                return false;
            }
        }
        return true;
    }

    /** The median: a column far off must not change what is assumed of the others. */
    private static float median(float[] values) {
        Arrays.sort(values);
        return (values[values.length / 2 - 1] + values[values.length / 2]) / 2;
    }

    private static float inverse(float value) {
        return value == 0 ? 0 : 1 / value;
    }

    ColumnTable table() {
        return table;
    }

    double typicalLeakRate() {
        return typicalLeakRate;
    }

    double typicalInputMicros() {
        return typicalInputMicros;
    }
}
