package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.simulated.ChipParameters;
import dev.synram.chip.simulated.SimulatedChip;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.Energy;
import dev.synram.compiler.Program;
import dev.synram.compiler.PublicSchedule;
import dev.synram.data.Mnist;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.NetworkFile;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.QuantizedWeights;
import dev.synram.network.Quantizer;
import dev.synram.report.Accuracies;
import dev.synram.report.CostFigures;
import dev.synram.report.ReportPage;
import dev.synram.runtime.Classification;
import dev.synram.runtime.MacExecutor;
import dev.synram.runtime.NetworkRunner;
import dev.synram.training.ChipTraining;
import dev.synram.training.HostTraining;
import dev.synram.training.Samples;
import dev.synram.training.TorchEngine;
import dev.synram.training.TrainingSettings;
import dev.synram.training.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Does what {@code synram mnist} promises, stage by stage. */
final class MnistJob {

    static final String REPORT = "report.html";

    /** Levels of the 5-bit inputs. */
    private static final int INPUT_LEVELS = 32;

    /** The published example uses two cycles between events (hxtorch {@code examples/perceptron/mnist.py}). */
    private static final int WAIT_BETWEEN_EVENTS = 2;

    private static final int HOST_BATCH = 250;
    private static final float HOST_LEARNING_RATE = 3e-3f;
    private static final float HOST_FINAL_LEARNING_RATE = 1e-5f;

    private static final int CHIP_BATCH = 400;
    private static final float CHIP_LEARNING_RATE = 0.7f;
    private static final float CHIP_FINAL_LEARNING_RATE = 5e-3f;

    /** Turns LSB into the softmax's units. */
    private static final float CHIP_LOGIT_SCALE = 1f / 8;

    /** Training images by which the largest usual results are judged. */
    private static final int SCALING_SAMPLES = 1000;

    private final long begin = System.nanoTime();
    private final MnistOptions options;
    private final Mnist data;
    private final OutputFolder output;
    private final Progress progress;
    private final Network network = Network.mnist();
    private final int trainSamples;
    private final String dataHash;

    MnistJob(MnistOptions options, Mnist data, OutputFolder output, Progress progress) {
        this.options = options;
        this.data = data;
        this.output = output;
        this.progress = progress;
        trainSamples = options.trainSamples(data.train().count());
        dataHash = data.train().sha256();
    }

    MnistResult run() throws IOException {
        Checkpoint hostCheckpoint = new Checkpoint(output.privateFile("host.state"), hostSettings());
        Checkpoint chipCheckpoint = new Checkpoint(output.privateFile("chip.state"), chipSettings());
        if (!options.resume) {
            hostCheckpoint.delete();
            chipCheckpoint.delete();
        }
        TorchEngine.start(options.threads, UserFolders.cache().resolve("djl"));
        HostStage host = trainOnHost(hostCheckpoint);
        try (Chip chip = new SimulatedChip(options.chipSeed, ChipParameters.nominal(), options.threads)) {
            Calibration calibration = calibrate(chip);
            MnistResult result = onChip(host, chip, calibration, chipCheckpoint);
            hostCheckpoint.delete();
            chipCheckpoint.delete();
            return result;
        }
    }

    private String hostSettings() {
        return "seed=%d epochs=%d train-samples=%d threads=%d data=%.12s"
                .formatted(options.seed, options.epochs, trainSamples, options.threads, dataHash);
    }

    private String chipSettings() {
        return "%s chip-seed=%d retrain-epochs=%d".formatted(hostSettings(), options.chipSeed, options.retrainEpochs);
    }

    private HostStage trainOnHost(Checkpoint checkpoint) {
        Samples train = new Samples(
                        data.train().pixels(),
                        data.train().imageSize(),
                        data.train().labels())
                .range(0, trainSamples);
        Samples test = new Samples(
                data.test().pixels(), data.test().imageSize(), data.test().labels());
        HostTraining training = new HostTraining(network);
        TrainingState start = checkpoint.load().orElseGet(() -> training.initial(options.seed));
        TrainingSettings settings = new TrainingSettings(
                options.epochs,
                HOST_BATCH,
                HOST_LEARNING_RATE,
                HOST_FINAL_LEARNING_RATE,
                1f,
                Float.POSITIVE_INFINITY,
                options.seed);
        try (EpochProgress epochs = epochs("training in float", settings, start, checkpoint)) {
            TrainingState trained = training.train(start, settings, train, test, epochs);
            return new HostStage(
                    trained.weights(),
                    trained.history(),
                    training.accuracy(trained.weights(), test),
                    training.largestResults(
                            trained.weights(), train.range(0, Math.min(SCALING_SAMPLES, train.count()))));
        }
    }

    private EpochProgress epochs(String name, TrainingSettings settings, TrainingState start, Checkpoint checkpoint) {
        long batches = Math.ceilDiv(trainSamples, settings.batch());
        return new EpochProgress(
                progress,
                "%s, %d epochs".formatted(name, settings.epochs()),
                batches * settings.epochs(),
                batches * start.epochs(),
                checkpoint);
    }

    private Calibration calibrate(Chip chip) {
        try (Progress.Task task = progress.begin("calibrating chip " + options.chipSeed, Calibrator.STEPS)) {
            return new Calibrator(options.seed).calibrate(chip, _ -> task.advance(1));
        }
    }

    private MnistResult onChip(HostStage host, Chip chip, Calibration calibration, Checkpoint checkpoint)
            throws IOException {
        double gain = calibration.after().gain();
        List<Quantizer.ScaledMac> scaled = new Quantizer(gain).scale(network, host.weights(), host.largestResults());
        Program program = new Compiler(chip.geometry(), WAIT_BETWEEN_EVENTS)
                .compile(
                        network,
                        scaled.stream().map(Quantizer.ScaledMac::numSends).toList());
        List<FloatWeights> start =
                scaled.stream().map(Quantizer.ScaledMac::weights).toList();

        MacExecutor executor = new MacExecutor(chip);
        ChipTraining training = new ChipTraining(executor, program, gain, options.seed);
        Run run = Run.of(options.seed).part(1);
        Vectors test =
                Vectors.of(data.test().quantized(INPUT_LEVELS), data.test().imageSize());

        Classification before = classify(executor, program, training.quantized(start), run.part(0), test);
        TrainingSettings settings = new TrainingSettings(
                options.retrainEpochs,
                CHIP_BATCH,
                CHIP_LEARNING_RATE,
                CHIP_FINAL_LEARNING_RATE,
                CHIP_LOGIT_SCALE,
                QuantizedWeights.MAX,
                options.seed);
        TrainingState resumed = checkpoint.load().orElseGet(() -> TrainingState.initial(start));
        TrainingState trained;
        double trainRate;
        try (EpochProgress epochs = epochs("training on the chip", settings, resumed, checkpoint)) {
            Samples train = new Samples(
                            data.train().quantized(INPUT_LEVELS),
                            data.train().imageSize(),
                            data.train().labels())
                    .range(0, trainSamples);
            Samples testSamples =
                    new Samples(test.data(), test.length(), data.test().labels());
            trained = training.train(resumed, settings, train, testSamples, epochs);
            trainRate = epochs.epochsPerSecond() * trainSamples;
        }
        QuantizedNetwork retrained = training.quantized(trained.weights()).withProvenance(provenance(calibration));

        NetworkRunner runner = new NetworkRunner(executor, program, retrained);
        long inferenceBegin = System.nanoTime();
        Classification after =
                Classification.of(runner.run(run.part(1), test), data.test().labels());
        double inferenceRate = test.count() / ((System.nanoTime() - inferenceBegin) / 1e9);
        double micros = PublicSchedule.batchMicros(program, runner.activity())
                / runner.activity().samples();

        MnistTrials trials = MnistTrials.measure(runner, run.part(2), data.test(), test);
        Calibration.reset(chip);
        Classification uncalibrated = classify(executor, program, retrained, run.part(3), test);
        calibration.applyTo(chip);

        Energy energy = Energy.PUBLISHED;
        MnistResult result = new MnistResult(
                options,
                trainSamples,
                test.count(),
                new Accuracies(host.accuracy(), before.accuracy(), after.accuracy(), uncalibrated.accuracy()),
                new CostFigures(micros, energy.millijoules(micros), energy.watts(), trainRate, inferenceRate),
                gain,
                calibration.after().temporalNoise(),
                (System.nanoTime() - begin) / 1e9);
        MnistReport report =
                new MnistReport(result, host.history(), trained.history(), after, trials, calibration, data.test());
        publish(result, retrained, calibration, ReportPage.render(report.assemble(retrained.provenance())));
        return result;
    }

    private Classification classify(
            MacExecutor executor, Program program, QuantizedNetwork weights, Run run, Vectors test) {
        return Classification.of(
                new NetworkRunner(executor, program, weights).run(run, test),
                data.test().labels());
    }

    private SortedMap<String, String> provenance(Calibration calibration) {
        SortedMap<String, String> entries = new TreeMap<>();
        entries.put("software", Main.VERSION);
        entries.put("network", network.name());
        entries.put("chip", calibration.chip());
        entries.put("seed", Long.toString(options.seed));
        entries.put("epochs", Integer.toString(options.epochs));
        entries.put("retrain epochs", Integer.toString(options.retrainEpochs));
        entries.put("training images", Integer.toString(trainSamples));
        entries.put("threads", Integer.toString(options.threads));
        entries.put("wait between events", Integer.toString(WAIT_BETWEEN_EVENTS));
        entries.put("training data, SHA-256", dataHash);
        return entries;
    }

    private void publish(MnistResult result, QuantizedNetwork retrained, Calibration calibration, String page)
            throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(REPORT, page.getBytes(StandardCharsets.UTF_8));
        contents.put("network.synram", NetworkFile.write(retrained));
        contents.put("calibration.json", CalibrationFile.write(calibration).getBytes(StandardCharsets.UTF_8));
        contents.put("result.json", result.json().getBytes(StandardCharsets.UTF_8));
        output.publish(contents);
    }
}
