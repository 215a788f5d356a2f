package dev.synram.training;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Fleet;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import java.util.List;

/**
 * Repeats the training in the loop on an ideal chip, with the same seeds and the same order of samples, to measure what
 * the errors of chips cost.
 */
final class IdealTraining {

    private final TrainingSettings settings;
    private final LoopTraining loop;

    /** Prepares a training with the settings, samples and range of the one that it is compared with. */
    IdealTraining(TrainingSettings settings, LoopTraining loop) {
        this.settings = settings;
        this.loop = loop;
    }

    /** Trains and classifies test samples. */
    Result run(LoopStart start, InputRange range, LabelledData test, Checkpoints checkpoints) {
        try (Fleet fleet = Fleet.exact(settings.fleet())) {
            LoopTraining.Outcome outcome =
                    loop.run("training on an ideal chip", fleet, start.onChips(fleet.gain()), checkpoints.forIdeal());
            return new Result(fleet.gain(), outcome, classified(fleet.members().getFirst(), outcome, range, test));
        }
    }

    private Classification classified(
            SimulatedChips chips, LoopTraining.Outcome outcome, InputRange range, LabelledData test) {
        NoiseKey noise = settings.preset().testNoise(settings.chips().seed()).after();
        QuantizedNetwork network = outcome.correction()
                .map(biases -> biases.on(ChipTraining.member(chips), outcome.network(), noise))
                .orElse(outcome.network());
        Vectors activations = Vectors.of(
                range.activations(test.values()), network.network().input().size());
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        return Classification.of(runner.run(noise, activations), test.labels());
    }

    /**
     * The trained network on the ideal chip.
     *
     * @param gain of the ideal chip, measured
     * @param outcome of training
     * @param classification of the test samples
     */
    record Result(double gain, LoopTraining.Outcome outcome, Classification classification) {

        /** Compares with the networks on the chips of a fleet. */
        IdealComparison compared(List<Classification> onChips) {
            return new IdealComparison(
                    gain,
                    classification.accuracy(),
                    AccuracyDrop.of(classification, onChips),
                    outcome.state().history());
        }
    }
}
