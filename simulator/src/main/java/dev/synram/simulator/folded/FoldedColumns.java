package dev.synram.simulator.folded;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.MacSettings;
import dev.synram.kernel.data.LineResponse;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;
import dev.synram.simulator.circuit.CadcRow;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.NeuronRow;
import dev.synram.simulator.circuit.SynapticInputs;
import java.util.Arrays;

/** What the folded model knows of each column, apart from its synapses. */
final class FoldedColumns {

    /** Keeps a column whose inputs are both off from dividing 0 by 0. */
    private static final float NOT_ZERO = Float.MIN_NORMAL;

    private static final float SQRT_3 = (float) Math.sqrt(3);

    private final HemisphereCircuits circuits;
    private final ReadingTable readings = new ReadingTable(COLUMNS);
    private double typicalLeakRate;
    private double typicalInputMicros;

    FoldedColumns(HemisphereCircuits circuits) {
        this.circuits = circuits;
    }

    /** Describes the circuits as they are now. */
    void fold() {
        foldTypical(circuits.neurons());
        foldReadings(circuits.neurons(), circuits.cadc());
        for (int column = 0; column < COLUMNS; column++) {
            readings.noise(
                    column,
                    NoiseDeviation.flat(circuits, typicalLeakRate, column),
                    NoiseDeviation.scale(circuits, column));
        }
    }

    private void foldTypical(NeuronRow neurons) {
        float[] leakRates = new float[COLUMNS];
        float[] inputMicros = new float[2 * COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            leakRates[column] = neurons.leakRate(column);
            inputMicros[column] = neurons.excitatory().micros(column);
            inputMicros[COLUMNS + column] = neurons.inhibitory().micros(column);
        }
        typicalLeakRate = median(leakRates);
        typicalInputMicros = median(inputMicros);
    }

    private void foldReadings(NeuronRow neurons, CadcRow cadc) {
        for (int column = 0; column < COLUMNS; column++) {
            double baseline = neurons.potential(column, MacSettings.BASELINE_MICROS);
            double amplified = neurons.amplified(column, baseline);
            readings.shortening(column, circuits.drivers().shortening(column));
            readings.membrane(
                    column,
                    neurons.driftAfterReset(column),
                    (float) (neurons.knee(column) - baseline),
                    neurons.inverseRoom(column));
            double reading = cadc.limited(cadc.exactReading(column, amplified)) + cadc.digitalOffset(column);
            readings.reading(column, cadc.slope(column), (float) (cadc.slope(column) * (baseline - amplified)));
            readings.limits(column, result(cadc.lowest(column) - reading), result(cadc.highest(column) - reading));
        }
    }

    private static int result(double limit) {
        return Math.clamp(Math.round(limit), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /**
     * Describes the lines of a column to a block.
     *
     * @param table the block's
     * @param blockColumn the column's number in the block
     * @param column its number in the hemisphere
     * @param currentSum of the column's synapses, per unit of pulse length
     * @param squareSum of their squares
     * @param inputs number of synapses
     */
    void describe(LineTable table, int blockColumn, int column, double currentSum, double squareSum, int inputs) {
        SynapticInputs excitatory = circuits.neurons().excitatory();
        SynapticInputs inhibitory = circuits.neurons().inhibitory();
        float up = excitatory.strength(column);
        float down = inhibitory.strength(column);
        float upShare = up / (up + down + NOT_ZERO);
        float typical = currentSum == 0 ? 0 : (float) (squareSum / currentSum) / SQRT_3;
        table.share(blockColumn, upShare, upShare * down * (float) (currentSum / inputs));
        table.up(blockColumn, line(excitatory, column, inverse(up), typical));
        table.down(blockColumn, line(inhibitory, column, -inverse(down), typical));
    }

    private LineResponse line(SynapticInputs inputs, int column, float inverse, float typical) {
        float fasterMicros = (float) (typicalInputMicros - inputs.micros(column));
        return new LineResponse(inverse, saturation(inputs, column), typical, fasterMicros);
    }

    /** A slower line holds more charge and saturates earlier. */
    private float saturation(SynapticInputs inputs, int column) {
        return (float) (circuits.neurons().saturation(column) * inputs.micros(column) / typicalInputMicros);
    }

    /** Whether lines give all that they receive, whatever it is. */
    boolean neverSaturates() {
        for (int column = 0; column < COLUMNS; column++) {
            if (circuits.neurons().saturation(column) > 0) {
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

    ReadingTable readings() {
        return readings;
    }

    double typicalLeakRate() {
        return typicalLeakRate;
    }

    double typicalInputMicros() {
        return typicalInputMicros;
    }
}
