package dev.synram.training;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.LabelledData;
import dev.synram.experiment.CalibrationComparison;
import dev.synram.experiment.Fleet;
import dev.synram.experiment.OutputTrials;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.training.ChipAccuracy;
import dev.synram.experiment.result.training.SampleOutputs;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import dev.synram.training.robustness.BiasCorrection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests a network before and after training: in float, on the chips of a fleet and on unseen chips. */
final class NetworkTests {

    private final TrainingSettings settings;
    private final FittedModel model;
    private final LabelledData test;
    private final Optional<BiasCorrection> correction;
    private final Vectors activations;
    private final Progress progress;
    private final TrainingPreset.TestNoise noise;

    /**
     * Prepares the tests.
     *
     * @param model the network in float
     * @param test samples in the order of the network's input
     * @param correction of the network's biases on each chip, if they are corrected
     */
    NetworkTests(
            TrainingSettings settings,
            FittedModel model,
            LabelledData test,
            Optional<BiasCorrection> correction,
            Progress progress) {
        this.correction = correction;
        this.settings = settings;
        this.model = model;
        this.test = test;
        this.progress = progress;
        byte[] elements = model.range().activations(test.values());
        activations = Vectors.of(elements, elements.length / test.count());
        noise = settings.preset().testNoise(settings.chips().seed());
    }

    /**
     * The results of the tests.
     *
     * @param network the trained network with its measured activity
     * @param inFloat classification in float on the host
     * @param chips accuracies on each chip
     * @param calibrations accuracies on the first chip with this, better and fresher calibrations
     * @param members classifications of the trained network by each chip of the fleet
     * @param unseen classifications of the trained network by chips that were not used in training
     * @param first measurements on the first chip after training
     */
    record Outcome(
            QuantizedNetwork network,
            Classification inFloat,
            List<ChipAccuracy> chips,
            List<CalibrationAccuracy> calibrations,
            List<Classification> members,
            List<Classification> unseen,
            FirstChip first) {

        Classification classification() {
            return first.classification();
        }

        List<SampleOutputs> outputs() {
            return first.outputs();
        }

        double accuracyUncalibrated() {
            return first.uncalibrated().accuracy();
        }

        double samplesPerSecond() {
            return first.samplesPerSecond();
        }

        List<ModelledCost> modelled() {
            return first.modelled();
        }
    }

    /**
     * Measurements on the first chip after training.
     *
     * @param classification of the test samples
     * @param uncalibrated accuracy without the calibration
     * @param outputs repeated trials of one sample of each class
     * @param samplesPerSecond inference rate, measured on the host
     * @param modelled modelled time and energy
     * @param network the network with its measured activity
     */
    record FirstChip(
            Classification classification,
            Classification uncalibrated,
            List<SampleOutputs> outputs,
            double samplesPerSecond,
            List<ModelledCost> modelled,
            QuantizedNetwork network) {}

    /**
     * Runs all tests.
     *
     * @param before the network before training in the loop
     * @param after the network after training in the loop
     */
    Outcome run(Fleet fleet, QuantizedNetwork before, QuantizedNetwork after) {
        Classification inFloat = onHost();
        FirstChip first = firstChip(fleet.members().getFirst(), after);
        List<Classification> members = classifications(fleet, after, first);
        List<ChipAccuracy> chips = accuracies(fleet, before, members);
        List<Classification> unseen = unseen(after);
        for (int i = 0; i < unseen.size(); i++) {
            chips.add(ChipAccuracy.unseen(unseenSeed(i), unseen.get(i).accuracy()));
        }
        return new Outcome(first.network(), inFloat, chips, calibrations(fleet, after, first), members, unseen, first);
    }

    /** The trained network on each chip of the fleet. */
    private List<Classification> classifications(Fleet fleet, QuantizedNetwork after, FirstChip first) {
        List<Classification> classifications = new ArrayList<>(List.of(first.classification()));
        fleet.members().stream()
                .skip(1)
                .map(member -> classified(member, after, noise.after()))
                .forEach(classifications::add);
        return classifications;
    }

    private List<ChipAccuracy> accuracies(Fleet fleet, QuantizedNetwork before, List<Classification> trained) {
        List<ChipAccuracy> chips = new ArrayList<>();
        int members = settings.fleet().fleet();
        try (Progress.Task task = progress.begin("testing", members)) {
            for (int i = 0; i < members; i++) {
                double accuracyBefore = classified(fleet.members().get(i), before, noise.before())
                        .accuracy();
                chips.add(ChipAccuracy.trained(
                        settings.fleet().seedOf(i),
                        accuracyBefore,
                        trained.get(i).accuracy()));
                task.advance(1);
            }
        }
        return chips;
    }

    /** The trained network on chips that were not used in training. */
    private List<Classification> unseen(QuantizedNetwork after) {
        List<Classification> classifications = new ArrayList<>();
        try (Progress.Task task =
                progress.begin("testing on unseen chips", settings.unseen().count())) {
            for (int i = 0; i < settings.unseen().count(); i++) {
                try (SimulatedChips chips = SimulatedChips.calibrated(settings.chips(), unseenSeed(i), Progress.NONE)) {
                    classifications.add(classified(chips, after, noise.after()));
                }
                task.advance(1);
            }
        }
        return classifications;
    }

    private long unseenSeed(int number) {
        return settings.unseen().seedOf(number, settings.fleet());
    }

    private List<CalibrationAccuracy> calibrations(Fleet fleet, QuantizedNetwork network, FirstChip first) {
        boolean drifted =
                !settings.fleet().ageOf(0).equals(settings.chips().calibration().age());
        return new CalibrationComparison(settings.chips(), settings.fleet().chipSeed(), progress)
                .accuracies(
                        fleet.members().getFirst().calibrations(),
                        chips -> List.of(classified(chips, network, noise.after())),
                        drifted ? Optional.empty() : Optional.of(List.of(first.classification())));
    }

    private Classification onHost() {
        try (FloatRunner runner = new FloatRunner(model.host(), settings.chips().threads())) {
            int outputs = model.host().network().output().size();
            return Classification.of(runner.run(model.range().divided(test.values())), outputs, test.labels());
        }
    }

    private FirstChip firstChip(SimulatedChips chips, QuantizedNetwork network) {
        Compiler compiler = chips.compiler();
        NetworkRunner runner = new NetworkRunner(chips.cluster(), compiler, on(chips, network, noise.after()));
        long begin = System.nanoTime();
        Classification classification = Classification.of(runner.run(noise.after(), activations), test.labels());
        double seconds = (System.nanoTime() - begin) / 1e9;
        QuantizedNetwork measured = network.withActivity(runner.activity().shares(runner.plan()));
        List<SampleOutputs> outputs = OutputTrials.measure(runner, noise.outputs(), activations, test.labels());
        chips.reset();
        Classification uncalibrated = Classification.of(runner.run(noise.uncalibrated(), activations), test.labels());
        chips.restore();
        return new FirstChip(
                classification,
                uncalibrated,
                outputs,
                test.count() / seconds,
                ModelledCost.of(compiler, Workload.of(measured)),
                measured);
    }

    private Classification classified(SimulatedChips chips, QuantizedNetwork network, NoiseKey key) {
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), on(chips, network, key));
        return Classification.of(runner.run(key, activations), test.labels());
    }

    private QuantizedNetwork on(SimulatedChips chips, QuantizedNetwork network, NoiseKey key) {
        return correction
                .map(biases -> biases.on(ChipTraining.member(chips), network, key))
                .orElse(network);
    }
}
