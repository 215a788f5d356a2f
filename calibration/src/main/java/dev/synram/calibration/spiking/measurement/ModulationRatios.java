package dev.synram.calibration.spiking.measurement;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;
import java.util.function.Function;

/**
 * By what the membrane at one resting potential multiplies the heights of postsynaptic potentials: with modulation over without,
 * for the neurons whose input is modulated.
 */
public final class ModulationRatios implements Measurement {

    private final int[] leakCells;
    private final Measurement modulated;
    private final Measurement plain;
    private final HeldCells held = new HeldCells();
    private double[] reference = {};

    /**
     * Prepares a measurement.
     *
     * @param leakCells which bring membranes to the potential
     * @param slowestMicros the larger of the time constants of membranes and inputs
     * @param repetitions of the measurement, averaged
     */
    public ModulationRatios(
            NeuronBank bank, Chip chip, InputSide side, int[] leakCells, double slowestMicros, int repetitions) {
        this.leakCells = leakCells.clone();
        modulated = heights(bank, side, true, these -> PspHeights.small(these, chip, slowestMicros, repetitions));
        plain = heights(bank, side, false, these -> PspHeights.small(these, chip, slowestMicros, repetitions));
    }

    private static Measurement heights(
            NeuronBank bank, InputSide side, boolean on, Function<NeuronBank, PspHeights> heights) {
        NeuronBank these = bank.copy();
        these.change(neuron -> modulate(neuron, side, on));
        return heights.apply(these).of(side);
    }

    /** The neuron with modulation of one input on or off. */
    public static NeuronSettings modulate(NeuronSettings neuron, InputSide side, boolean on) {
        return side == InputSide.EXCITATORY
                ? neuron.withExcitatory(neuron.excitatory().withModulated(on))
                : neuron.withInhibitory(neuron.inhibitory().withModulated(on));
    }

    @Override
    public void prepare(Chip chip) {
        held.write(chip, Cell.LEAK_POTENTIAL, leakCells);
    }

    /** What does not depend on the cells of the modulation is measured once. */
    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        if (reference.length == 0) {
            reference = plain.measure(chip, noise.fold(0));
        }
        double[] ratios = modulated.measure(chip, noise.fold(1));
        Arrays.setAll(ratios, i -> ratios[i] / reference[i]);
        return ratios;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
