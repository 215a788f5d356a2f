package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * How far one synaptic input of every neuron moves its membrane, measured as the public software does (calix: {@code
 * SynBiasCalib}): through a few rows of synapses with a small weight, a few events apart by a microsecond, the mean of 5 runs.
 */
public final class EventAmplitudes implements Amplitudes {

    private static final int ROWS = 8;
    private static final int WEIGHT = 10;
    private static final int RUNS = 5;
    private static final int MOST_EVENTS = 15;

    /** Largest amplitude, in LSB; with more, fewer events are sent. */
    private static final double LARGEST = 60;

    private static final double FEWER = 0.8;

    /** The rows of one event follow each other within a microsecond: {@value #ROWS} times so many cycles of 8 ns. */
    private static final int WAIT = 16;

    private final InputSide side;
    private final int events;

    private EventAmplitudes(InputSide side, int events) {
        this.side = side;
        this.events = events;
    }

    /**
     * Measures one side with as many events as keep the median amplitude below {@value #LARGEST} LSB with the present settings
     * of the cells. Overwrites the weights.
     */
    public static EventAmplitudes fitting(Chip chip, InputSide side, NoiseKey noise) {
        EventAmplitudes amplitudes = new EventAmplitudes(side, MOST_EVENTS);
        amplitudes.writeWeights(chip);
        while (amplitudes.events > 1 && Statistics.median(amplitudes.measure(chip, noise)) >= LARGEST) {
            amplitudes = new EventAmplitudes(side, (int) (amplitudes.events * FEWER));
        }
        return amplitudes;
    }

    /** The same number of events on the other side. */
    public EventAmplitudes other() {
        return new EventAmplitudes(side.other(), events);
    }

    @Override
    public InputSide side() {
        return side;
    }

    @Override
    public void writeWeights(Chip chip) {
        Uniform.write(chip, side.sign() * WEIGHT);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        byte[] vector = new byte[SIGNED_INPUTS];
        Arrays.fill(vector, 0, ROWS, (byte) MAX_ACTIVATION);
        MeanResults results = new MeanResults(new MacSettings(events, WAIT), RUNS);
        double[] amplitudes = new double[chip.geometry().hemispheres() * COLUMNS];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            double[] means = results.measure(chip, hemisphere, noise, new byte[][] {vector})[0];
            for (int column = 0; column < COLUMNS; column++) {
                amplitudes[hemisphere * COLUMNS + column] = side.sign() * means[column];
            }
        }
        return amplitudes;
    }
}
