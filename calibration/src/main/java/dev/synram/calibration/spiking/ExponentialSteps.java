package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.ProportionalSearch;
import dev.synram.calibration.spiking.measurement.ExponentialCurves;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.spiking.AdaptationSettings;

/**
 * The exponential current: its onset and its slope. The public software has no routine for it. A search finds the onset of a flat
 * curve, whose median slope tells where all neurons are near their target; then both are corrected in turn, because the cell of the
 * slope moves the onset.
 */
final class ExponentialSteps {

    /** Resting potentials of both points without the current, in slopes from the onset: the second with a leak 8 times as strong. */
    private static final double LOW = -1.5;

    private static final double HIGH = 0.4;

    /** Slope in CADC LSB times its cell, about: 300 gives 6 LSB. Our estimate, as that of the circuit. */
    private static final double SLOPE_LSB_CELLS = 1750;

    /** The search begins with a curve so much flatter, which is stable at the second point whatever the neuron's error is. */
    private static final double FLATTER = 1.5;

    /** CADC LSB a step of a voltage cell: its cells 70 to 550 read 20 to 220 (calix). */
    private static final double LSB_PER_CELL = 200.0 / 480;

    private static final int COARSE_READINGS = 8;
    private static final int READINGS = 64;
    private static final int LAST_READINGS = 192;
    private static final double LIFT_TOLERANCE = 0.5;
    private static final double ONSET_TOLERANCE = 0.35;
    private static final double TOLERANCE = 0.3;
    private static final int ITERATIONS = 50;

    private final SpikingSequence sequence;
    private final ExponentialTargets targets;
    private final NeuronBank passive;

    ExponentialSteps(SpikingSequence sequence, ExponentialTargets targets) {
        this.sequence = sequence;
        this.targets = targets;
        passive = sequence.bank.copy();
        passive.change(neuron -> neuron.withAdaptation(AdaptationSettings.OFF));
    }

    void run() {
        int[] low = sequence.leakCells(passive, targets.onset() + LOW * targets.slope());
        NeuronBank strong = passive.copy();
        strong.change(neuron -> neuron.withLeak(ExponentialCurves.stronger(neuron.leak())));
        int[] high = sequence.leakCells(strong, targets.onset() + HIGH * targets.slope());
        ExponentialCurves curves = new ExponentialCurves(passive, low, high, READINGS);
        ExponentialCurves last = new ExponentialCurves(passive, low, high, LAST_READINGS);
        double flat = SLOPE_LSB_CELLS / (FLATTER * targets.slope());
        sequence.searches.writeAll(Cell.EXPONENTIAL_SLOPE, cell(flat));
        coarse(new ExponentialCurves(passive, low, high, COARSE_READINGS));
        onset(curves);
        double median = Statistics.median(curves.slopes().once(sequence.chip, sequence.searches.nextKey()));
        sequence.searches.writeAll(Cell.EXPONENTIAL_SLOPE, cell(flat * median / targets.slope()));
        onset(curves);
        onset(curves);
        slope(curves);
        onset(curves);
        slope(last);
        onset(curves);
        onset(last);
        sequence.searches.verify(slopeRoutine(last));
        sequence.searches.verify(onsetRoutine(last));
        sequence.bank.change(neuron -> neuron.withExponential(true));
    }

    private static int cell(double value) {
        return Math.clamp(Math.round(value), 1, RangeChoice.MOST);
    }

    private void coarse(ExponentialCurves curves) {
        double[] lifts = MeasuredRoutine.all(Cell.EXPONENTIAL_POTENTIAL, sequence.chip, lift());
        sequence.searches.find(
                MeasuredRoutine.difference(Cell.EXPONENTIAL_POTENTIAL, curves.lifts(), lifts, LIFT_TOLERANCE)
                        .inverted(),
                BinarySearch.noisy());
    }

    private void slope(ExponentialCurves curves) {
        sequence.searches.find(slopeRoutine(curves), new ProportionalSearch(1));
    }

    private MeasuredRoutine slopeRoutine(ExponentialCurves curves) {
        return MeasuredRoutine.ratio(Cell.EXPONENTIAL_SLOPE, curves.slopes(), targets.slope(), TOLERANCE)
                .inverted();
    }

    /** The logarithm of the lift x changes by {@code 1 / (D - x)} an LSB of the onset. */
    private void onset(ExponentialCurves curves) {
        sequence.searches.find(onsetRoutine(curves), new LinearPrediction(LSB_PER_CELL / (targets.slope() - lift())));
    }

    private MeasuredRoutine onsetRoutine(ExponentialCurves curves) {
        return MeasuredRoutine.ratio(Cell.EXPONENTIAL_POTENTIAL, curves.lifts(), lift(), ONSET_TOLERANCE)
                .inverted();
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
