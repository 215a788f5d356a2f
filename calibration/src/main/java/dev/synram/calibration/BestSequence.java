package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.routine.BaselineRoutine;
import dev.synram.calibration.routine.DriverOffsetRoutine;
import dev.synram.calibration.routine.DriverRampRoutine;
import dev.synram.calibration.routine.ReferenceRoutine;
import dev.synram.calibration.routine.StrengthRoutine;
import dev.synram.calibration.routine.SynapseBiasRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.calibration.search.LinearSearch;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of {@link Effort#BEST}: each routine relies on those before it. References and strengths are set more than once
 * because each disturbs the other's measurement.
 */
final class BestSequence extends CalibrationSequence {

    private static final int REPETITIONS = 24;
    private static final int RAMP_REPETITIONS = 8;
    private static final int MANY_REPETITIONS = 32;
    private static final int RECORDINGS = 4;

    private double strengthTarget;

    BestSequence(Chip chip, Targets targets, NoiseKey noise) {
        super(chip, targets, Effort.BEST, noise);
    }

    static List<Step<BestSequence>> steps(CalibrationOptions options) {
        List<Step<BestSequence>> steps = new ArrayList<>(List.of(
                new Step<>("CADC", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step<>("membrane time constants", sequence -> sequence.leak(REPETITIONS)),
                new Step<>("synaptic input references, coarse", BestSequence::references),
                new Step<>("CADC range for synapse drivers", sequence -> sequence.cadc(CadcRange.DRIVERS)),
                new Step<>("synapse bias for synapse drivers", BestSequence::synapseBias),
                new Step<>("synapse drivers", BestSequence::drivers),
                new Step<>("CADC range for neurons", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step<>("synaptic time constants", sequence -> sequence.speeds(RECORDINGS)),
                new Step<>("synapse bias", BestSequence::finalSynapseBias),
                new Step<>("synaptic strengths", BestSequence::strengths),
                new Step<>("synaptic input references", BestSequence::references),
                new Step<>("leak and reset potentials", sequence -> sequence.potentials(REPETITIONS)),
                new Step<>("synaptic strength trim", BestSequence::trim)));
        if (options.baseline()) {
            steps.add(new Step<>("baseline", BestSequence::baseline));
        }
        return steps;
    }

    private void cadc(CadcRange range) {
        cadc(range, 2, RAMP_REPETITIONS, MANY_REPETITIONS);
    }

    private void references() {
        find(new ReferenceRoutine(InputSide.INHIBITORY), BinarySearch.noisy());
        find(new ReferenceRoutine(InputSide.EXCITATORY), BinarySearch.noisy());
    }

    private void synapseBias() {
        find(SynapseBiasRoutine.forDrivers(chip, MANY_REPETITIONS, nextKey()), BinarySearch.plain());
    }

    private void finalSynapseBias() {
        writeAll(Cell.SYNAPSE_BIAS, Targets.SYNAPSE_BIAS);
        find(SynapseBiasRoutine.forNeurons(chip, MANY_REPETITIONS, nextKey()), BinarySearch.plain());
    }

    /** Two passes: the pulses of drivers far from the target are clipped, which biases the first mean. */
    private void drivers() {
        for (int pass = 0; pass < 2; pass++) {
            find(new DriverRampRoutine(), BinarySearch.plain());
            find(DriverOffsetRoutine.towardsMeans(chip, nextKey()), BinarySearch.plain());
        }
    }

    /** The target gain holds with strengths at their default: other target strengths change it as they change amplitudes. */
    private void strengths() {
        double usual = medianAmplitude(Cell.EXCITATORY_STRENGTH.defaultValue());
        strengthTarget = StrengthRoutine.amplitude(targets.gain()) * medianAmplitude(targets.strength()) / usual;
        find(StrengthRoutine.of(InputSide.EXCITATORY, strengthTarget), BinarySearch.noisy());
        find(StrengthRoutine.of(InputSide.INHIBITORY, strengthTarget), BinarySearch.noisy());
    }

    private double medianAmplitude(int strength) {
        writeAll(Cell.EXCITATORY_STRENGTH, strength);
        StrengthRoutine excitatory = StrengthRoutine.trim(InputSide.EXCITATORY, 0);
        excitatory.prepare(chip);
        return Statistics.median(excitatory.measureResiduals(chip, nextKey()));
    }

    private void trim() {
        LinearSearch steps = new LinearSearch(1, 24);
        find(StrengthRoutine.trim(InputSide.EXCITATORY, strengthTarget), steps);
        find(StrengthRoutine.trim(InputSide.INHIBITORY, strengthTarget), steps);
    }

    private void baseline() {
        find(new BaselineRoutine(MANY_REPETITIONS), new LinearPrediction(1));
    }
}
