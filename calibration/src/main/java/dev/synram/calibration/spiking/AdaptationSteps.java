package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.ProportionalSearch;
import dev.synram.calibration.spiking.measurement.AdaptationDecays;
import dev.synram.calibration.spiking.measurement.AdaptationStrengths;
import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.RestDifferences;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.spiking.AdaptationSettings;
import java.util.Map;

/**
 * Adaptation: its time constant, its strength, the potential with which it compares the membrane, and its jump. The public software
 * has no routine for it; all of these see the chip through membranes and the ADCs only.
 */
final class AdaptationSteps {

    /** By which a constant current raises resting membranes, about, in CADC LSB. */
    private static final double RAISED = 40;

    /** CADC LSB per µs of a step of constant current, about: 1 nA on 2.2 pF. */
    private static final double CURRENT_STEP = 0.12;

    private static final int READINGS = 32;
    private static final int TRACES = 2;
    private static final int ROUNDS = 3;
    private static final double TOLERANCE = 0.1;
    private static final double POTENTIAL_TOLERANCE = 2;
    private static final int LONGEST_PULSE_SCALE = 10;

    private final SpikingSequence sequence;
    private final AdaptationTargets targets;
    private final NeuronBank adapting;

    AdaptationSteps(SpikingSequence sequence, AdaptationTargets targets) {
        this.sequence = sequence;
        this.targets = targets;
        adapting = sequence.bank.copy();
        adapting.change(neuron -> neuron.withAdaptation(AdaptationSettings.ON));
    }

    void run() {
        Measurement decays = AdaptationDecays.timeConstants(adapting, sequence.chip, targets.micros(), TRACES);
        sequence.searches.find(
                MeasuredRoutine.ratio(Cell.ADAPTATION_SPEED, decays, targets.micros(), TOLERANCE)
                        .inverted(),
                new ProportionalSearch(ROUNDS));
        if (targets.strength() > 0) {
            potential();
            strength();
            potential();
        } else {
            sequence.searches.writeAll(Cell.ADAPTATION_STRENGTH, 0);
            sequence.searches.keep(Cell.ADAPTATION_STRENGTH);
        }
        if (targets.jump() > 0) {
            jump();
        } else {
            sequence.searches.writeAll(Cell.ADAPTATION_JUMP, 0);
            sequence.searches.keep(Cell.ADAPTATION_JUMP);
        }
        sequence.bank.change(neuron -> neuron.withAdaptation(AdaptationSettings.ON));
    }

    /** Adaptation is not to move resting membranes. */
    private void potential() {
        RestDifferences moved = new RestDifferences(
                sequence.bank, Map.of(), neuron -> neuron.withAdaptation(AdaptationSettings.ON), READINGS);
        sequence.searches.find(
                MeasuredRoutine.difference(
                        Cell.ADAPTATION_LEAK,
                        moved,
                        MeasuredRoutine.all(Cell.ADAPTATION_LEAK, sequence.chip, 0),
                        POTENTIAL_TOLERANCE),
                BinarySearch.noisy());
    }

    private void strength() {
        int current = Math.clamp(
                Math.round(RAISED / (CURRENT_STEP * sequence.targets.membraneMicros())), 1, RangeChoice.MOST);
        AdaptationStrengths strengths = new AdaptationStrengths(sequence.bank, current, READINGS);
        sequence.searches.find(
                MeasuredRoutine.ratio(Cell.ADAPTATION_STRENGTH, strengths, targets.strength(), TOLERANCE),
                new ProportionalSearch(ROUNDS));
    }

    /** With the shortest pulse that reaches the target within the range of the cell. */
    private void jump() {
        sequence.searches.writeAll(Cell.ADAPTATION_JUMP, RangeChoice.MOST / 2);
        while (adapting.clocks().adaptationPulseScale() < LONGEST_PULSE_SCALE
                && Statistics.median(jumps().once(sequence.chip, sequence.searches.nextKey())) < targets.jump()) {
            adapting.clocks(
                    adapting.clocks().withAdaptationPulse(adapting.clocks().adaptationPulseScale() + 1));
        }
        sequence.bank.clocks(adapting.clocks());
        sequence.searches.find(
                MeasuredRoutine.ratio(Cell.ADAPTATION_JUMP, jumps(), targets.jump(), TOLERANCE),
                new ProportionalSearch(ROUNDS));
    }

    private Measurement jumps() {
        return AdaptationDecays.jumps(
                adapting, sequence.chip, sequence.targets.membraneMicros(), targets.micros(), TRACES);
    }
}
