package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import java.util.Arrays;

/**
 * How strongly adaptation works against a constant current, as a multiple of the leak conductance: {@code a} in {@code dV = I / (g_l
 * (1 + a))}. Only resting membranes are read.
 */
public final class AdaptationStrengths implements Measurement {

    private final int current;
    private final Potentials plain;
    private final Potentials raised;
    private final Potentials adapted;
    private final Potentials adaptedRaised;
    private final HeldCells held = new HeldCells();

    /**
     * Prepares a measurement.
     *
     * @param current of the offset, in cell steps
     * @param repetitions readings, averaged
     */
    public AdaptationStrengths(NeuronBank bank, int current, int repetitions) {
        this.current = current;
        plain = Potentials.resting(bank, neuron -> settings(neuron, false, false), repetitions);
        raised = Potentials.resting(bank, neuron -> settings(neuron, true, false), repetitions);
        adapted = Potentials.resting(bank, neuron -> settings(neuron, false, true), repetitions);
        adaptedRaised = Potentials.resting(bank, neuron -> settings(neuron, true, true), repetitions);
    }

    private static NeuronSettings settings(NeuronSettings neuron, boolean current, boolean adapts) {
        return neuron.withOffset(current ? OffsetCurrent.UP : OffsetCurrent.OFF)
                .withAdaptation(adapts ? AdaptationSettings.ON : AdaptationSettings.OFF)
                .withExponential(false);
    }

    @Override
    public void prepare(Chip chip) {
        held.write(chip, Cell.OFFSET_CURRENT, current);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        double[] without = raised.measure(chip, noise.fold(0));
        double[] rest = plain.measure(chip, noise.fold(1));
        double[] with = adaptedRaised.measure(chip, noise.fold(2));
        double[] adaptedRest = adapted.measure(chip, noise.fold(3));
        double[] strengths = new double[rest.length];
        Arrays.setAll(strengths, i -> (without[i] - rest[i]) / Math.max(1, with[i] - adaptedRest[i]) - 1);
        return strengths;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
