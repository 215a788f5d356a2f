package dev.synram.calibration.spiking;

import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.spiking.measurement.ExponentialCurves;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.chip.Cell;

/**
 * The exponential current: its onset and its slope. The public software has no routine for it. Both are set in turn, because the
 * cell of the slope moves the onset.
 */
final class ExponentialSteps {

    /** Resting potentials of both points without the current, in slopes from the onset: the second with a leak 8 times as strong. */
    private static final double LOW = -1.7;

    private static final double HIGH = 0.1;

    /** A small cell makes a flat curve, which is stable at the second point too; the search comes from there. */
    private static final int FLAT = 60;

    private static final int READINGS = 64;
    private static final int PASSES = 3;
    private static final double LIFT_TOLERANCE = 0.5;
    private static final double TOLERANCE = 0.15;
    private static final int ITERATIONS = 50;

    private final SpikingSequence sequence;
    private final ExponentialTargets targets;

    ExponentialSteps(SpikingSequence sequence, ExponentialTargets targets) {
        this.sequence = sequence;
        this.targets = targets;
    }

    void run() {
        double first = targets.onset() + LOW * targets.slope();
        double second = targets.onset() + HIGH * targets.slope();
        int[] low = sequence.leakCells(first);
        NeuronBank strong = sequence.bank.copy();
        strong.change(neuron -> neuron.withLeak(ExponentialCurves.stronger(neuron.leak())));
        int[] high = sequence.leakCells(strong, second);
        ExponentialCurves curves = new ExponentialCurves(sequence.bank, low, high, READINGS);
        MeasuredRoutine onset = MeasuredRoutine.difference(
                        Cell.EXPONENTIAL_POTENTIAL,
                        curves.lifts(),
                        MeasuredRoutine.all(Cell.EXPONENTIAL_POTENTIAL, sequence.chip, lift()),
                        LIFT_TOLERANCE)
                .inverted();
        MeasuredRoutine slope = MeasuredRoutine.ratio(
                        Cell.EXPONENTIAL_SLOPE, curves.slopes(), targets.slope(), TOLERANCE)
                .inverted();
        sequence.writeAll(Cell.EXPONENTIAL_SLOPE, FLAT);
        sequence.find(onset, BinarySearch.noisy());
        for (int pass = 0; pass < PASSES; pass++) {
            sequence.find(slope, sequence.rates(1));
            sequence.find(onset, BinarySearch.noisy());
        }
        sequence.bank.change(neuron -> neuron.withExponential(true));
    }

    /** The lift x at the first point: {@code x = D exp((LOW D + x) / D)}, by iteration. */
    private double lift() {
        double lift = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            lift = targets.slope() * Math.exp(LOW + lift / targets.slope());
        }
        return lift;
    }
}
