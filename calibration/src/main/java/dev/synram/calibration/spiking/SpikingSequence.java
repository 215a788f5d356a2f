package dev.synram.calibration.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.routine.CadcOffsetRoutine;
import dev.synram.calibration.routine.CadcRampRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.TrimSearch;
import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.calibration.spiking.measurement.MembraneDecays;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.calibration.spiking.measurement.Thresholds;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A calibration of spiking neurons under way: the chip, the digital bits of its neurons, and what its {@linkplain SpikingStep steps} do. The
 * best effort repeats measurements.
 */
final class SpikingSequence {

    static final TrimSearch RATIO_TRIM = new TrimSearch(1, 0.06);

    /** For quantities that the steps before leave farther from their targets in a few neurons. */
    static final TrimSearch LONG_TRIM = new TrimSearch(2, 0.06);

    /** Decays that a trim measures. */
    static final int TRIM_DECAYS = 48;

    static final double RATIO_TOLERANCE = 0.1;

    /** Time constant times bias of neurons on the decoded real chip (fastAndDeep tag v1.0.0, {@code w66_BB.npz}). */
    static final double MEMBRANE_MICROS_CELLS = 972;

    private static final TrimSearch POTENTIAL_TRIM = new TrimSearch(1, 0.012);
    private static final double POTENTIAL_TOLERANCE = 3;

    /** Where searches for the leak begin, so that membranes reach it soon (calix). */
    private static final int START_LEAK_BIAS = 160;

    /** Leaks are scaled so that their bias stays below it: the public software's 1017 leaves no room for drift and trims. */
    private static final int LARGEST_LEAK_BIAS = 800;

    private static final int READINGS = 32;

    final Chip chip;
    final SpikingTargets targets;
    final NeuronBank bank;
    final SpikingSearches searches;
    final InputSteps inputs;

    SpikingSequence(Chip chip, SpikingTargets targets, Effort effort, NoiseKey noise) {
        this.chip = chip;
        this.targets = targets;
        searches = new SpikingSearches(chip, effort, noise);
        bank = new NeuronBank(chip.geometry(), NeuronSettings.DEFAULT.withCapacitance(targets.capacitance()));
        inputs = new InputSteps(this);
    }

    void cadc() {
        searches.writeAll(Cell.CADC_OFFSET, Cell.CADC_OFFSET.defaultValue());
        CadcRange range = CadcRange.FULL;
        for (int pass = 0; pass < searches.pick(1, 2); pass++) {
            searches.find(CadcRampRoutine.offset(range, searches.pick(1, 8)), BinarySearch.plain());
            searches.find(CadcRampRoutine.slope(range, searches.pick(1, 8)), BinarySearch.plain());
        }
        searches.find(new CadcOffsetRoutine(range, searches.pick(1, 32)), new LinearPrediction(1));
    }

    void refractory() {
        double[] micros = new double[bank.size()];
        double[] holdoff = new double[bank.size()];
        Arrays.fill(micros, targets.refractoryMicros());
        Arrays.fill(holdoff, targets.holdoffMicros());
        RefractoryClocks clocks = RefractoryClocks.of(micros, holdoff);
        bank.clocks(HemisphereSettings.DEFAULT.withRefractoryClocks(clocks.slowScale(), clocks.fastScale()));
        for (int i = 0; i < bank.size(); i++) {
            bank.set(i, bank.get(i).withRefractory(clocks.neurons().get(i)));
        }
    }

    /** A cell that a search may begin with. */
    static int start(double cell) {
        return Math.clamp(Math.round(cell), 1, RangeChoice.MOST);
    }

    void membranes() {
        for (InputSide side : InputSide.values()) {
            searches.restore(side.speed());
        }
        searches.writeAll(Cell.LEAK_BIAS, START_LEAK_BIAS);
        bank.change(neuron -> neuron.withLeak(Conductance.PLAIN));
        searches.search(leak(bank, Potentials::withoutInputs, targets.leak()), BinarySearch.noisy());
        chooseLeakScale();
        double micros = targets.membraneMicros();
        if (searches.isBest()) {
            int[] starts = new int[bank.size()];
            Arrays.setAll(
                    starts,
                    i -> start(
                            MEMBRANE_MICROS_CELLS / micros / bank.get(i).leak().factor()));
            chip.writeCells(Cell.LEAK_BIAS, starts);
        }
        searches.find(membranes(decays(Potentials::withoutInputs, searches.pick(1, 8)), micros), searches.forRates());
    }

    private void chooseLeakScale() {
        double micros = targets.membraneMicros();
        RangeChoice choice = new RangeChoice(
                Cell.LEAK_BIAS,
                LARGEST_LEAK_BIAS,
                these -> MembraneDecays.madc(these, Potentials::withoutInputs, micros, 1));
        choice.choose(
                chip,
                bank,
                micros,
                neuron -> neuron.withLeak(Conductance.DIVIDED),
                neuron -> neuron.withLeak(Conductance.PLAIN),
                searches.nextKey());
        if (micros < SpikingMetrics.SLOW_MICROS) {
            choice.choose(
                    chip,
                    bank,
                    micros,
                    neuron -> neuron.withLeak(Conductance.PLAIN),
                    neuron -> neuron.withLeak(Conductance.MULTIPLIED),
                    searches.nextKey());
        }
    }

    private MembraneDecays decays(UnaryOperator<NeuronSettings> change, int repetitions) {
        double micros = targets.membraneMicros();
        return searches.isBest() && micros >= SpikingMetrics.SLOW_MICROS
                ? MembraneDecays.cadc(bank, change, micros, repetitions)
                : MembraneDecays.madc(bank, change, micros, Math.ceilDiv(repetitions, 8));
    }

    static MeasuredRoutine membranes(Measurement decays, double micros) {
        return MeasuredRoutine.ratio(Cell.LEAK_BIAS, decays, micros, RATIO_TOLERANCE)
                .inverted();
    }

    /** Readings of resting membranes. */
    MeasuredRoutine leak(NeuronBank neurons, UnaryOperator<NeuronSettings> change, double target) {
        return potential(Cell.LEAK_POTENTIAL, Potentials.resting(neurons, change, searches.pick(1, READINGS)), target);
    }

    private MeasuredRoutine reset(UnaryOperator<NeuronSettings> change) {
        return potential(
                Cell.RESET_POTENTIAL, Potentials.reset(bank, change, searches.pick(1, READINGS)), targets.reset());
    }

    private MeasuredRoutine potential(Cell cell, Measurement measurement, double target) {
        return MeasuredRoutine.difference(
                cell, measurement, MeasuredRoutine.all(cell, chip, target), POTENTIAL_TOLERANCE);
    }

    void thresholds() {
        if (!searches.isBest()) {
            searches.find(threshold(Thresholds.largest(bank)), BinarySearch.noisy());
        } else {
            searches.search(threshold(Thresholds.coarse(bank)), BinarySearch.noisy());
            searches.find(threshold(Thresholds.fitted(bank)), POTENTIAL_TRIM);
        }
    }

    private MeasuredRoutine threshold(Thresholds measurement) {
        return potential(Cell.THRESHOLD, measurement, targets.threshold());
    }

    void resetAndLeak() {
        searches.find(reset(Potentials::withoutInputs), BinarySearch.noisy());
        searches.find(leak(bank, Potentials::withoutInputs, targets.leak()), BinarySearch.noisy());
    }

    /** Cells disturb each other, so that what was right before all others were written is not right after (calix). */
    void refine() {
        cadc();
        if (!searches.isBest()) {
            thresholds();
            resetAndLeak();
        }
    }

    /** Everything where neurons operate, with their inputs on. */
    void trim() {
        UnaryOperator<NeuronSettings> same = UnaryOperator.identity();
        inputs.trimSpeeds();
        searches.find(leak(bank, same, targets.leak()), POTENTIAL_TRIM);
        searches.find(membranes(decays(same, TRIM_DECAYS), targets.membraneMicros()), LONG_TRIM);
        inputs.trimStrengths();
        trimPotentials(same);
    }

    void trimMembranes() {
        searches.find(leak(bank, Potentials::withoutInputs, targets.leak()), POTENTIAL_TRIM);
        searches.find(membranes(decays(Potentials::withoutInputs, TRIM_DECAYS), targets.membraneMicros()), LONG_TRIM);
        trimPotentials(Potentials::withoutInputs);
    }

    private void trimPotentials(UnaryOperator<NeuronSettings> change) {
        searches.find(threshold(Thresholds.fitted(bank)), POTENTIAL_TRIM);
        searches.find(reset(change), POTENTIAL_TRIM);
        searches.find(leak(bank, change, targets.leak()), POTENTIAL_TRIM);
    }

    /** Cells that bring resting membranes without inputs to a potential; those that are written stay. */
    int[] leakCells(double potential) {
        return leakCells(bank, potential);
    }

    /** The same of neurons with other bits. */
    int[] leakCells(NeuronBank neurons, double potential) {
        int[] written = chip.readCells(Cell.LEAK_POTENTIAL);
        searches.search(leak(neurons, Potentials::withoutInputs, potential), BinarySearch.noisy());
        int[] found = chip.readCells(Cell.LEAK_POTENTIAL);
        chip.writeCells(Cell.LEAK_POTENTIAL, written);
        return found;
    }
}
