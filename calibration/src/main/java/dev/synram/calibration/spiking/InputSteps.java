package dev.synram.calibration.spiking;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.calibration.search.InversePrediction;
import dev.synram.calibration.search.Search;
import dev.synram.calibration.spiking.measurement.EventSteps;
import dev.synram.calibration.spiking.measurement.LineAmplitudes;
import dev.synram.calibration.spiking.measurement.LineDecays;
import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.calibration.spiking.measurement.MembraneDecays;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.calibration.spiking.measurement.PspHeights;
import dev.synram.calibration.spiking.routine.InputReferenceRoutine;
import dev.synram.calibration.spiking.routine.MeasuredRoutine;
import dev.synram.calibration.spiking.routine.RangeChoice;
import dev.synram.chip.Cell;
import dev.synram.chip.spiking.Conductance;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;

/** Steps for synaptic inputs: their time constants, strengths and references. */
final class InputSteps {

    /** State in which strengths are measured: fast inputs and slow membranes in the middle of the CADC's range (calix). */
    private static final double PREPARED_LEAK = 120;

    private static final double PREPARED_INPUT_MICROS = 1.5;
    private static final double PREPARED_MEMBRANE_MICROS = 60;

    /** Time constant times bias of inputs on the decoded real chip (fastAndDeep tag v1.0.0, {@code w66_BB.npz}). */
    private static final double INPUT_MICROS_CELLS = 480;

    private static final int RESTING_READINGS = 64;

    private final SpikingSequence sequence;
    private final SpikingSearches searches;
    private NeuronBank slow;
    private double[] preparedReadings = {};

    InputSteps(SpikingSequence sequence) {
        this.sequence = sequence;
        searches = sequence.searches;
        slow = sequence.bank;
    }

    void speeds() {
        for (InputSide side : InputSide.values()) {
            RangeChoice choice = new RangeChoice(
                    side.speed(),
                    RangeChoice.MOST,
                    these -> LineDecays.madc(these, sequence.chip.geometry(), side, target(side), 1));
            choice.choose(
                    sequence.chip,
                    sequence.bank,
                    target(side),
                    neuron -> highResistance(neuron, side, true),
                    neuron -> highResistance(neuron, side, false),
                    searches.nextKey());
            if (searches.isBest()) {
                searches.writeAll(side.speed(), SpikingSequence.start(INPUT_MICROS_CELLS / target(side)));
            }
            searches.find(speed(side, target(side), 8), searches.forRates());
        }
    }

    /** Trims time constants where neurons operate. */
    void trimSpeeds() {
        for (InputSide side : InputSide.values()) {
            searches.find(speed(side, target(side), SpikingSequence.TRIM_DECAYS), SpikingSequence.RATIO_TRIM);
        }
    }

    /** Trims strengths by the heights of postsynaptic potentials where neurons operate. */
    void trimStrengths() {
        double slowest = Math.max(
                sequence.targets.membraneMicros(),
                Math.max(sequence.targets.excitatoryMicros(), sequence.targets.inhibitoryMicros()));
        PspHeights heights = PspHeights.large(sequence.bank, sequence.chip, slowest, 1);
        Measurement excitatory = heights.linear(InputSide.EXCITATORY);
        double target = Statistics.median(excitatory.measure(sequence.chip, searches.nextKey()));
        searches.find(strength(InputSide.EXCITATORY, excitatory, target), SpikingSequence.LONG_TRIM);
        searches.find(
                strength(InputSide.INHIBITORY, heights.linear(InputSide.INHIBITORY), target),
                SpikingSequence.LONG_TRIM);
    }

    private MeasuredRoutine speed(InputSide side, double micros, int repetitions) {
        LineDecays decays = searches.isBest() && micros >= SpikingMetrics.SLOW_MICROS
                ? LineDecays.cadc(sequence.bank, sequence.chip.geometry(), side, micros, repetitions)
                : LineDecays.madc(sequence.bank, sequence.chip.geometry(), side, micros, Math.ceilDiv(repetitions, 16));
        return MeasuredRoutine.ratio(side.speed(), decays, micros, SpikingSequence.RATIO_TOLERANCE)
                .inverted();
    }

    private double target(InputSide side) {
        return side == InputSide.EXCITATORY ? sequence.targets.excitatoryMicros() : sequence.targets.inhibitoryMicros();
    }

    private static NeuronSettings highResistance(NeuronSettings neuron, InputSide side, boolean high) {
        return side == InputSide.EXCITATORY
                ? neuron.withExcitatory(neuron.excitatory().withHighResistance(high))
                : neuron.withInhibitory(neuron.inhibitory().withHighResistance(high));
    }

    void synapseBias() {
        searches.writeAll(Cell.SYNAPSE_BIAS, sequence.targets.synapseBias());
        LineAmplitudes amplitudes = new LineAmplitudes(sequence.bank, sequence.chip, 8, searches.pick(8, 64));
        double weakest = Arrays.stream(amplitudes.measure(sequence.chip, searches.nextKey()))
                .min()
                .orElseThrow();
        searches.find(
                MeasuredRoutine.ratio(Cell.SYNAPSE_BIAS, amplitudes, weakest, SpikingSequence.RATIO_TOLERANCE),
                BinarySearch.plain());
    }

    /** Fast inputs and slow membranes in the middle of the CADC's range, where strengths are measured. */
    void prepare() {
        for (InputSide side : InputSide.values()) {
            Search search = searches.isBest()
                    ? new InversePrediction(PREPARED_INPUT_MICROS / target(side))
                    : BinarySearch.noisy();
            searches.search(speed(side, PREPARED_INPUT_MICROS, 1), search);
        }
        prepareMembranes(PREPARED_MEMBRANE_MICROS);
    }

    private void prepareMembranes(double micros) {
        slow = sequence.bank.copy();
        slow.change(neuron -> neuron.withLeak(Conductance.DIVIDED));
        searches.writeAll(
                Cell.LEAK_BIAS,
                SpikingSequence.start(SpikingSequence.MEMBRANE_MICROS_CELLS / micros / Conductance.DIVIDED.factor()));
        searches.search(sequence.leak(slow, Potentials::withoutInputs, PREPARED_LEAK), BinarySearch.noisy());
        MembraneDecays decays = MembraneDecays.cadc(slow, Potentials::withoutInputs, micros, searches.pick(4, 8));
        searches.search(SpikingSequence.membranes(decays, micros), searches.forRates());
        searches.search(sequence.leak(slow, Potentials::withoutInputs, PREPARED_LEAK), BinarySearch.noisy());
        preparedReadings = Potentials.resting(slow, Potentials::withoutInputs, RESTING_READINGS)
                .measure(sequence.chip, searches.nextKey());
    }

    /** The target of both inputs is the median excitatory amplitude with all strengths at their target. */
    void strengths() {
        searches.writeAll(Cell.EXCITATORY_STRENGTH, sequence.targets.strength());
        searches.writeAll(Cell.INHIBITORY_STRENGTH, sequence.targets.strength());
        references();
        EventSteps excitatory = EventSteps.fitting(slow, sequence.chip, InputSide.EXCITATORY, searches.nextKey());
        double target = Statistics.median(excitatory.measure(sequence.chip, searches.nextKey()));
        searches.find(strength(InputSide.EXCITATORY, excitatory, target), BinarySearch.noisy());
        searches.find(strength(InputSide.INHIBITORY, excitatory.other(), target), BinarySearch.noisy());
    }

    private static MeasuredRoutine strength(InputSide side, Measurement measurement, double target) {
        return MeasuredRoutine.ratio(side.strength(), measurement, target, SpikingSequence.RATIO_TOLERANCE);
    }

    void references() {
        for (InputSide side : InputSide.values()) {
            searches.find(
                    new InputReferenceRoutine(slow, side, preparedReadings, searches.pick(1, 16)),
                    BinarySearch.noisy());
        }
    }
}
