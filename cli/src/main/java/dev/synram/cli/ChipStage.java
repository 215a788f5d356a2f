package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.Program;
import dev.synram.compiler.PublicSchedule;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.Quantizer;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.training.ChipTraining;
import dev.synram.training.Samples;
import dev.synram.training.TrainingSettings;
import dev.synram.training.TrainingState;
import java.util.List;
import java.util.Map;

/** The part of a run on a calibrated chip: lay the network out, test it, retrain it in the loop, test it again. */
final class ChipStage {

    /** Tests after retraining: calibrated, repeated, uncalibrated. */
    private static final int TESTS = 3;

    private final MnistOptions options;
    private final MnistData data;
    private final Progress progress;
    private final Chip chip;
    private final Calibration calibration;
    private final Program program;
    private final ChipTraining training;
    private final List<FloatWeights> start;
    private final Samples test;
    private final Run run;

    ChipStage(
            MnistOptions options,
            MnistData data,
            Network network,
            Progress progress,
            Chip chip,
            Calibration calibration,
            HostOutcome host) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.chip = chip;
        this.calibration = calibration;
        double gain = calibration.after().gain();
        List<Quantizer.ScaledMac> scaled = new Quantizer(gain).scale(network, host.weights(), host.largestResults());
        List<Integer> numSends =
                scaled.stream().map(Quantizer.ScaledMac::numSends).toList();
        start = scaled.stream().map(Quantizer.ScaledMac::weights).toList();
        program = new Compiler(chip.geometry(), MnistRecipe.WAIT_BETWEEN_EVENTS).compile(network, numSends);
        training = new ChipTraining(chip, program, gain, options.seed, options.threads);
        test = data.testOnChip();
        run = Run.of(options.seed).part(1);
    }

    ChipOutcome run(Checkpoint checkpoint, Map<String, String> provenance) {
        Classification before = classify(runner(training.quantized(start)), run.part(0));
        TrainingSettings settings = MnistRecipe.onChip(options);
        TrainingState resumed = checkpoint.load().orElseGet(() -> TrainingState.initial(start));
        TrainingState trained;
        double epochsPerSecond;
        try (EpochProgress epochs = EpochProgress.begin(
                progress, "training on the chip", settings, data.trainSamples(), resumed, checkpoint)) {
            trained = training.train(resumed, settings, data.trainOnChip(), test, epochs);
            epochsPerSecond = epochs.epochsPerSecond();
        }
        QuantizedNetwork network = training.quantized(trained.weights()).withProvenance(provenance);
        return test(network, trained, before, epochsPerSecond * data.trainSamples());
    }

    private ChipOutcome test(
            QuantizedNetwork network, TrainingState trained, Classification before, double trainImagesPerSecond) {
        try (Progress.Task task = progress.begin("testing on the chip", TESTS)) {
            NetworkRunner runner = runner(network);
            long begin = System.nanoTime();
            Classification after = classify(runner, run.part(1));
            double seconds = (System.nanoTime() - begin) / 1e9;
            double micros = PublicSchedule.batchMicros(program, runner.activity())
                    / runner.activity().samples();
            task.advance(1);
            MnistTrials trials = MnistTrials.measure(runner, run.part(2), data.test(), vectors());
            task.advance(1);
            Calibration.reset(chip);
            Classification uncalibrated = classify(runner, run.part(3));
            calibration.applyTo(chip);
            task.advance(1);
            return new ChipOutcome(
                    network,
                    trained.history(),
                    before,
                    after,
                    uncalibrated,
                    trials,
                    micros,
                    trainImagesPerSecond,
                    test.count() / seconds);
        }
    }

    private NetworkRunner runner(QuantizedNetwork network) {
        return new NetworkRunner(chip, program, network);
    }

    private Classification classify(NetworkRunner runner, Run part) {
        return Classification.of(runner.run(part, vectors()), test.labels());
    }

    private Vectors vectors() {
        return Vectors.of(test.values(), test.size());
    }
}
