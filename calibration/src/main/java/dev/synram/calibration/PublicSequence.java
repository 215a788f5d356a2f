package dev.synram.calibration;

import dev.synram.calibration.measurement.CadcRange;
import dev.synram.calibration.measurement.EventAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.routine.BaselineRoutine;
import dev.synram.calibration.routine.DriverMaximumRampRoutine;
import dev.synram.calibration.routine.DriverOffsetRoutine;
import dev.synram.calibration.routine.RestReferenceRoutine;
import dev.synram.calibration.routine.StrengthRoutine;
import dev.synram.calibration.routine.SynapseBiasRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.LinearPrediction;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of {@link Effort#PUBLIC}, in the order of the public software (calix {@code hagen/__init__.py}, {@code
 * hagen/neuron.py}). It reads the synaptic lines while it calibrates synapse drivers; here they are measured through the
 * membranes, so a first pass sets membranes and references before.
 */
final class PublicSequence extends CalibrationSequence {

    /** Most quantities are read once. */
    private static final int ONCE = 1;

    /** A fit to one trace (calix) is about as accurate as the ratio of two areas of the mean of four. */
    private static final int RECORDINGS = 4;

    private static final int RESTING_READINGS = 200;
    private static final int BASELINE_READINGS = 20;

    /** Activation at which the offsets of drivers are searched (calix: {@code offset_test_activation}). */
    private static final int OFFSET_ACTIVATION = 3;

    PublicSequence(Chip chip, Targets targets, NoiseKey noise) {
        super(chip, targets, Effort.PUBLIC, noise);
    }

    static List<Step<PublicSequence>> steps(CalibrationOptions options) {
        List<Step<PublicSequence>> steps = new ArrayList<>(List.of(
                new Step<>("CADC", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step<>("membrane time constants, coarse", sequence -> sequence.leak(ONCE)),
                new Step<>("synaptic input references, coarse", PublicSequence::references),
                new Step<>("CADC range for synapse drivers", sequence -> sequence.cadc(CadcRange.DRIVERS)),
                new Step<>("synapse bias for synapse drivers", PublicSequence::synapseBias),
                new Step<>("synapse drivers", PublicSequence::drivers),
                new Step<>("CADC range for neurons", sequence -> sequence.cadc(sequence.targets.cadc())),
                new Step<>("synaptic time constants", sequence -> sequence.speeds(RECORDINGS)),
                new Step<>("membrane time constants", sequence -> sequence.leak(ONCE)),
                new Step<>("synapse bias", PublicSequence::finalSynapseBias),
                new Step<>("synaptic input references before strengths", PublicSequence::references),
                new Step<>("synaptic strengths", PublicSequence::strengths),
                new Step<>("synaptic input references", PublicSequence::references),
                new Step<>("leak and reset potentials", sequence -> sequence.potentials(ONCE))));
        if (options.baseline()) {
            steps.add(new Step<>("baseline", PublicSequence::baseline));
        }
        return steps;
    }

    private void cadc(CadcRange range) {
        cadc(range, 1, ONCE, ONCE);
    }

    private void references() {
        find(new RestReferenceRoutine(InputSide.INHIBITORY, targets.leak(), leakBiases()), BinarySearch.noisy());
        find(new RestReferenceRoutine(InputSide.EXCITATORY, targets.leak(), leakBiases()), BinarySearch.noisy());
    }

    private void synapseBias() {
        find(SynapseBiasRoutine.forDrivers(chip, ONCE, nextKey()), BinarySearch.plain());
    }

    private void finalSynapseBias() {
        writeAll(Cell.SYNAPSE_BIAS, Targets.SYNAPSE_BIAS);
        find(SynapseBiasRoutine.forNeurons(chip, ONCE, nextKey()), BinarySearch.plain());
    }

    private void drivers() {
        double[] maxima = DriverMaximumRampRoutine.maxima(chip, nextKey());
        BinarySearch search = BinarySearch.plain();
        find(new DriverMaximumRampRoutine(maxima, OFFSET_ACTIVATION, search::find), search);
        find(DriverOffsetRoutine.towardsOwnMaxima(maxima, OFFSET_ACTIVATION, 1), BinarySearch.plain());
    }

    /** The target of both inputs is the median excitatory amplitude with all strengths at their target. */
    private void strengths() {
        writeAll(Cell.EXCITATORY_STRENGTH, targets.strength());
        EventAmplitudes excitatory = EventAmplitudes.fitting(chip, InputSide.EXCITATORY, nextKey());
        double target = Statistics.median(excitatory.measure(chip, nextKey()));
        find(StrengthRoutine.of(excitatory, target), BinarySearch.noisy());
        find(StrengthRoutine.of(excitatory.other(), target), BinarySearch.noisy());
    }

    @Override
    int restingRepetitions() {
        return RESTING_READINGS;
    }

    private void baseline() {
        find(new BaselineRoutine(BASELINE_READINGS), new LinearPrediction(1));
    }
}
