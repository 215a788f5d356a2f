package dev.synram.cli;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Activity;
import dev.synram.compiler.plan.Workload;
import dev.synram.experiment.CalibratedChips;
import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.result.RepeatedOutputs;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.execution.ChipExecutor;
import dev.synram.training.ChipTraining;
import dev.synram.training.EpochProgress;
import dev.synram.training.HostTraining;
import dev.synram.training.Hyperparameters;
import dev.synram.training.augmentation.Samples;
import java.util.Map;

/** The part of a run on a calibrated chip: lay the network out, test it, retrain it in the loop, test it again. */
final class ChipStage {

    /** Tests after retraining: calibrated, repeated, uncalibrated. */
    private static final int TESTS = 3;

    private final MnistOptions options;
    private final MnistData data;
    private final Progress progress;
    private final CalibratedChips chips;
    private final ChipExecutor crew;
    private final Compiler compiler;
    private final Quantization quantization;
    private final ChipTraining training;
    private final Samples test;
    private final NoiseKey noise;

    ChipStage(
            MnistOptions options,
            MnistData data,
            Progress progress,
            CalibratedChips chips,
            ChipExecutor crew,
            HostOutcome host) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.chips = chips;
        this.crew = crew;
        quantization = new Quantizer(chips.gain())
                .quantize(host.network(), network -> HostTraining.results(network, data.calibrationOnHost()));
        compiler = new Compiler(chips.machine(), MnistRecipe.WAIT_BETWEEN_EVENTS);
        training = new ChipTraining(chips.chips(), compiler, quantization, chips.gain(), options.seed, options.threads);
        test = data.testOnChip();
        noise = NoiseKey.of(options.seed).fold(1);
    }

    ChipOutcome run(Checkpoint checkpoint, Map<String, String> provenance) {
        Classification before = classify(runner(quantization.rounded()), noise.fold(0));
        Hyperparameters settings = MnistRecipe.onChip(options);
        TrainingState resumed = checkpoint.load(training.initial());
        TrainingState trained;
        double epochsPerSecond;
        try (EpochProgress epochs = EpochProgress.begin(
                progress, "training on the chip" + plural(), settings, data.trainSamples(), resumed, checkpoint)) {
            trained = training.train(resumed, settings, data.trainOnChip(), test, epochs);
            epochsPerSecond = epochs.epochsPerSecond();
        }
        QuantizedNetwork network = training.quantized(trained.weights()).withProvenance(provenance);
        return test(network, trained, before, epochsPerSecond * data.trainSamples());
    }

    private ChipOutcome test(
            QuantizedNetwork network, TrainingState trained, Classification before, double trainImagesPerSecond) {
        try (Progress.Task task = progress.begin("testing on the chip" + plural(), TESTS)) {
            NetworkRunner runner = runner(network);
            long begin = System.nanoTime();
            Classification after = classify(runner, noise.fold(1));
            double seconds = (System.nanoTime() - begin) / 1e9;
            Activity activity = runner.activity();
            QuantizedNetwork measured = network.withActivity(activity.shares(runner.plan()));
            task.advance(1);
            RepeatedOutputs trials = RepeatedOutputs.measure(runner, noise.fold(2), data.test(), vectors());
            task.advance(1);
            chips.reset();
            Classification uncalibrated = classify(runner, noise.fold(3));
            chips.restore();
            task.advance(1);
            return new ChipOutcome(
                    measured,
                    trained.history(),
                    before,
                    after,
                    uncalibrated,
                    trials,
                    quantization.uses(),
                    compiler.costs(Workload.of(measured), Compiler.DEFAULT_BATCH),
                    trainImagesPerSecond,
                    test.count() / seconds);
        }
    }

    private String plural() {
        return options.chips == 1 ? "" : "s";
    }

    private NetworkRunner runner(QuantizedNetwork network) {
        return new NetworkRunner(chips.chips(), compiler, network, crew);
    }

    private Classification classify(NetworkRunner runner, NoiseKey key) {
        return Classification.of(runner.run(key, vectors()), test.labels());
    }

    private Vectors vectors() {
        return Vectors.of(test.values(), test.size());
    }
}
