package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import dev.synram.chip.Stimulus;
import dev.synram.chip.geometry.Neuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Measures the time constant of one synaptic input of every neuron with the fast ADC. After a burst of events that is
 * short compared with the time constant, the membrane approaches a plateau as {@code exp(-t / tau)}; the areas between
 * trace and plateau before and after a time {@code T} have the ratio {@code exp(T / tau) - 1 : 1}.
 */
public final class TimeConstants {

    /** Above this, membranes leak too much during the rise for the plateau to be visible. */
    public static final double LONGEST_MICROS = 1.0;

    private static final double AMPLITUDE_ACTIVITY = 22_000 * 0.32;
    private static final int MOST_EVENTS = 16;
    private static final int TAIL = 5;
    private static final int PLATEAU = 4;
    private static final double NANOS_PER_MICRO = 1e3;

    private final InputSide side;
    private final double expectedMicros;
    private final int repetitions;
    private final int weight;
    private final byte[] activations = new byte[SIGNED_INPUTS];
    private final int firstSample;
    private final int window;

    /**
     * Prepares a measurement.
     *
     * @param expectedMicros approximate time constant
     */
    public TimeConstants(InputSide side, double expectedMicros, int repetitions) {
        this.side = side;
        this.expectedMicros = expectedMicros;
        this.repetitions = repetitions;
        double activity = AMPLITUDE_ACTIVITY / expectedMicros;
        int events = (int) Math.clamp(Math.ceil(activity / (MAX_ACTIVATION * MAX_WEIGHT)), 1, MOST_EVENTS);
        weight = Math.clamp(Math.round(activity / (MAX_ACTIVATION * events)), 1, MAX_WEIGHT);
        Arrays.fill(activations, 0, events, (byte) MAX_ACTIVATION);
        firstSample = (int) Math.ceil(events * MacSettings.CYCLE_NANOS / Chip.MADC_INTERVAL_NANOS);
        window = Math.max(1, (int) Math.round(expectedMicros * NANOS_PER_MICRO / Chip.MADC_INTERVAL_NANOS));
    }

    /** Writes the weights of the measurement. */
    public void writeWeights(Chip chip) {
        Uniform.write(chip, side.sign() * weight);
    }

    /** The time constants of all columns in µs; the drift of membranes without events is measured and subtracted. */
    public double[] measure(Chip chip, NoiseKey noise) {
        double[] micros = ratios(chip, noise, true);
        double windowMicros = window * Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO;
        Arrays.setAll(micros, i -> windowMicros / Math.log1p(Math.max(1e-3, micros[i])));
        return micros;
    }

    /**
     * For all columns, how much the ratio of the two areas exceeds its expected value: positive where inputs are fast.
     * Suitable for membranes with little drift.
     */
    public double[] excess(Chip chip, NoiseKey noise) {
        double expected = Math.expm1(window * Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO / expectedMicros);
        return Residuals.from(expected, ratios(chip, noise, false));
    }

    private double[] ratios(Chip chip, NoiseKey noise, boolean withoutDrift) {
        double[] ratios = new double[chip.geometry().hemispheres() * COLUMNS];
        for (int first = 0; first < ratios.length; first += COLUMNS) {
            double[][] traces = meanTraces(chip, first, activations, noise::fold);
            if (withoutDrift) {
                subtract(meanTraces(chip, first, new byte[SIGNED_INPUTS], neuron -> noise.fold(~neuron)), traces);
            }
            for (int column = 0; column < COLUMNS; column++) {
                ratios[first + column] = ratio(traces[column]);
            }
        }
        return ratios;
    }

    private static void subtract(double[][] drifts, double[][] traces) {
        for (int column = 0; column < COLUMNS; column++) {
            double[] drift = drifts[column];
            double[] trace = traces[column];
            Arrays.setAll(trace, sample -> trace[sample] - drift[sample]);
        }
    }

    /** The area before a time by that after it. */
    private double ratio(double[] trace) {
        int end = firstSample + window * (1 + TAIL);
        double plateau = Statistics.mean(Arrays.copyOfRange(trace, end, trace.length));
        double before = 0;
        double after = 0;
        for (int sample = firstSample; sample < end; sample++) {
            double missing = side.sign() * (plateau - trace[sample]);
            if (sample < firstSample + window) {
                before += missing;
            } else {
                after += missing;
            }
        }
        return after > 0 ? before / after : Double.MAX_VALUE;
    }

    /** Mean traces of the neurons of a hemisphere, whose first one is number {@code first}. */
    private double[][] meanTraces(Chip chip, int first, byte[] vector, LongFunction<NoiseKey> keys) {
        int samples = firstSample + window * (1 + TAIL + PLATEAU);
        Stimulus stimulus = new Stimulus(vector, new MacSettings(1, 1));
        List<Reading> readings = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            NoiseKey key = keys.apply(first + column);
            for (int r = 0; r < repetitions; r++) {
                readings.add(new Reading.Trace(new Neuron(first / COLUMNS, column), stimulus, samples, key.skip(r)));
            }
        }
        List<int[]> values = chip.read(readings);
        double[][] means = new double[COLUMNS][samples];
        for (int i = 0; i < values.size(); i++) {
            for (int sample = 0; sample < samples; sample++) {
                means[i / repetitions][sample] += values.get(i)[sample] / (double) repetitions;
            }
        }
        return means;
    }
}
