package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;

/**
 * How far one synaptic input of every neuron moves its membrane: all drivers with one medium weight, the result of a
 * high activation minus that of a low one. Both send the same number of events, so that constant currents and offsets
 * cancel.
 */
public final class InputAmplitudes implements Amplitudes {

    private static final int LOW = 4;
    private static final int HIGH = 20;

    /** Above this, a result is near the end of the range and only shows that the amplitude is large. */
    private static final double LARGEST = 100;

    private final InputSide side;
    private final int weight;
    private final MeanResults results;

    /** Measures one side of the synaptic inputs with equal weights. */
    public InputAmplitudes(InputSide side, int weight, int repetitions) {
        this.side = side;
        this.weight = weight;
        results = new MeanResults(MacSettings.DEFAULT, repetitions);
    }

    /** The amplitude of a column with a given gain. */
    public double expected(double gain) {
        return gain * SIGNED_INPUTS * weight * (HIGH - LOW);
    }

    @Override
    public InputSide side() {
        return side;
    }

    @Override
    public void writeWeights(Chip chip) {
        Uniform.write(chip, side.sign() * weight);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        byte[][] vectors = {Uniform.vector(HIGH), Uniform.vector(LOW)};
        double[] amplitudes = new double[chip.geometry().hemispheres() * COLUMNS];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            double[][] means = results.measure(chip, hemisphere, noise, vectors);
            for (int column = 0; column < COLUMNS; column++) {
                double high = side.sign() * means[0][column];
                double low = side.sign() * means[1][column];
                amplitudes[hemisphere * COLUMNS + column] = high > LARGEST ? high : high - low;
            }
        }
        return amplitudes;
    }
}
