package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import java.util.Arrays;

/** What the folded model knows of each column, apart from its synapses. */
final class FoldedColumns {

    /** Keeps a column whose inputs are both off from dividing 0 by 0. */
    private static final float NOT_ZERO = Float.MIN_NORMAL;

    /** LSB that one unit of charge on a line adds or takes, and the inverse of these; 0 where an input is off. */
    final float[] excitatory = new float[COLUMNS];

    final float[] inhibitory = new float[COLUMNS];
    final float[] inverseExcitatory = new float[COLUMNS];
    final float[] inverseInhibitory = new float[COLUMNS];

    /** Squared saturation of the lines; a slower line holds more charge and saturates earlier. */
    final float[] excitatorySaturation = new float[COLUMNS];

    final float[] inhibitorySaturation = new float[COLUMNS];

    /** By how many µs a line is slower than the typical one. */
    final float[] excitatorySlowness = new float[COLUMNS];

    final float[] inhibitorySlowness = new float[COLUMNS];

    /** Speed of a membrane without events, LSB per µs. */
    final float[] drift = new float[COLUMNS];

    /** Distance from the baseline down to the knee, and what the amplifier already adds to the baseline. */
    final float[] toKnee = new float[COLUMNS];

    final float[] inverseRoom = new float[COLUMNS];
    final float[] baselineRaised = new float[COLUMNS];

    /** Readings per nominal LSB, and the range of results that the ADC leaves. */
    final float[] slope = new float[COLUMNS];

    final float[] lowest = new float[COLUMNS];
    final float[] highest = new float[COLUMNS];

    private double typicalLeakRate;
    private double typicalInputMicros;

    void fold(HemisphereCircuits circuits) {
        NeuronRow neurons = circuits.neurons();
        CadcRow cadc = circuits.cadc();
        float[] leakRates = new float[COLUMNS];
        float[] inputMicros = new float[2 * COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            excitatory[column] = neurons.excitatory().strength(column);
            inhibitory[column] = neurons.inhibitory().strength(column);
            inverseExcitatory[column] = inverse(excitatory[column]);
            inverseInhibitory[column] = inverse(inhibitory[column]);
            drift[column] = neurons.driftAfterReset(column);
            double baseline = neurons.potential(column, MacSettings.BASELINE_MICROS);
            double amplified = neurons.amplified(column, baseline);
            toKnee[column] = (float) (baseline - neurons.knee());
            inverseRoom[column] = neurons.inverseRoom(column);
            baselineRaised[column] = (float) (amplified - baseline);
            slope[column] = cadc.slope(column);
            double reading = Math.clamp(cadc.exactReading(column, amplified), 0, CadcRow.MAX_READING)
                    + cadc.digitalOffset(column);
            lowest[column] = (float) Math.clamp(cadc.lowest(column) - reading, Byte.MIN_VALUE, 0);
            highest[column] = (float) Math.clamp(cadc.highest(column) - reading, 0, Byte.MAX_VALUE);
            leakRates[column] = neurons.leakRate(column);
            inputMicros[column] = neurons.excitatory().micros(column);
            inputMicros[COLUMNS + column] = neurons.inhibitory().micros(column);
        }
        typicalLeakRate = median(leakRates);
        typicalInputMicros = median(inputMicros);
        for (int column = 0; column < COLUMNS; column++) {
            excitatorySlowness[column] = (float) (neurons.excitatory().micros(column) - typicalInputMicros);
            inhibitorySlowness[column] = (float) (neurons.inhibitory().micros(column) - typicalInputMicros);
            excitatorySaturation[column] = squaredSaturation(neurons, neurons.excitatory(), column);
            inhibitorySaturation[column] = squaredSaturation(neurons, neurons.inhibitory(), column);
        }
    }

    private float squaredSaturation(NeuronRow neurons, SynapticInputs inputs, int column) {
        double saturation = neurons.saturation(column) * inputs.micros(column) / typicalInputMicros;
        return (float) (saturation * saturation);
    }

    /** Whether lines give all that they receive, whatever it is. */
    boolean neverSaturates() {
        for (int column = 0; column < COLUMNS; column++) {
            if (excitatorySaturation[column] > 0 || inhibitorySaturation[column] > 0) {
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

    double typicalLeakRate() {
        return typicalLeakRate;
    }

    double typicalInputMicros() {
        return typicalInputMicros;
    }

    /**
     * Takes away what the lines of each column do not give: what saturating ones lose, see {@link LineLoss}, and what
     * slow ones still hold at the reading.
     *
     * @param sums result of each column in LSB with lines that do not saturate, replaced
     * @param lineCharge of the block
     * @param pulses length of all pulses
     * @param typicalPulse mean square over mean of their lengths
     * @param loss coefficients of the loss
     * @param timing how much more a slower line still holds
     * @param events of the vector
     */
    void takeLosses(
            float[] sums,
            Block block,
            LineCharge lineCharge,
            float pulses,
            float typicalPulse,
            LineLoss loss,
            EventTiming timing,
            int events) {
        float quadratic = loss.quadratic(events);
        float linear = loss.linear(events);
        float missing = timing.missingPerMicro(events);
        for (int i = 0; i < block.columns(); i++) {
            int column = block.firstColumn() + i;
            float up = excitatory[column];
            float down = inhibitory[column];
            float result = sums[i];
            float share = (result + down * pulses * lineCharge.mean[i]) / (up + down + NOT_ZERO);
            float onInhibitory = Math.max(0f, (up * Math.max(0f, share) - result) * inverseInhibitory[column]);
            float onExcitatory = Math.max(0f, (result + down * onInhibitory) * inverseExcitatory[column]);
            float ofEvent = typicalPulse * lineCharge.typical[i];
            float constant = ofEvent * ofEvent / 3;
            float upper = (quadratic * onExcitatory + linear * ofEvent) * onExcitatory + constant;
            float lower = (quadratic * onInhibitory + linear * ofEvent) * onInhibitory + constant;
            float given = (1f - missing * excitatorySlowness[column])
                    / (float) Math.sqrt(1f + excitatorySaturation[column] * Math.max(0f, upper));
            float taken = (1f - missing * inhibitorySlowness[column])
                    / (float) Math.sqrt(1f + inhibitorySaturation[column] * Math.max(0f, lower));
            sums[i] = up * onExcitatory * given - down * onInhibitory * taken;
        }
    }

    /**
     * Turns what events added to the membranes into readings: constant currents, the amplifier's curve, and noise.
     *
     * @param sums result of each column in LSB, replaced by readings before rounding
     * @param driftMicros how long constant currents acted
     * @param noise deviation of a column's noise at full and at no slope of the amplifier's curve
     * @param normals a normal number a column
     * @param common noise of all columns
     */
    void read(
            float[] sums,
            int firstColumn,
            int columns,
            float driftMicros,
            NoiseDeviation noise,
            float[] normals,
            float common) {
        for (int i = 0; i < columns; i++) {
            int column = firstColumn + i;
            float moved = sums[i] + drift[column] * driftMicros;
            float beyond = Math.max(0f, -moved - toKnee[column]);
            float ratio = beyond * inverseRoom[column];
            float flatness = 1f / (float) Math.sqrt(1f + ratio * ratio);
            float voltage = moved + beyond - beyond * flatness - baselineRaised[column];
            float deviation = noise.at(column, flatness * flatness * flatness);
            float reading = slope[column] * voltage + common + deviation * normals[i];
            sums[i] = Math.max(lowest[column], Math.min(highest[column], reading));
        }
    }
}
