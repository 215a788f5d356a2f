package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Workload;
import dev.synram.network.FloatNetwork;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.onnx.ChipExport;
import dev.synram.onnx.FloatExport;
import dev.synram.report.TrainingReport;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.execution.ChipExecutor;
import dev.synram.training.ChipTraining;
import dev.synram.training.HostTraining;
import dev.synram.training.TrainingSettings;
import dev.synram.training.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does what {@code synram train} promises, stage by stage. */
final class TrainJob {

    static final String REPORT = "report.html";

    private final long begin = System.nanoTime();
    private final TrainOptions options;
    private final TrainModel model;
    private final ModelData data;
    private final OutputFolder output;
    private final Progress progress;
    private final int size;

    TrainJob(TrainOptions options, TrainModel model, ModelData data, OutputFolder output, Progress progress) {
        this.options = options;
        this.model = model;
        this.data = data;
        this.output = output;
        this.progress = progress;
        size = model.model().input().size();
    }

    TrainResult run() throws IOException {
        Checkpoint onHost = new Checkpoint(output.privateFile("train-host.state"), settings());
        Checkpoint onChip = new Checkpoint(output.privateFile("train-chip.state"), chipSettings());
        if (!options.resume) {
            onHost.delete();
            onChip.delete();
        }
        Engine.start(options.layout.threads, progress);
        Model.Fitted fitted = model.model().fitted(data.calibration(size));
        if (model.hostEpochs() > 0 && fitted instanceof Model.FittedFloat floats) {
            fitted = trainedInFloat(floats, onHost);
        }
        TestSamples test = data.test(
                data.testLabels().length, fitted.range(), model.model().input());
        try (Fleet fleet = Fleet.make(options, progress)) {
            Model.OnChip start = fitted.onChips(fleet.gain());
            TrainSamples samples = TrainSamples.onChip(data, fitted.range(), size, options.patience > 0);
            ChipTraining training = new ChipTraining(
                    fleet.training(), start.quantization(), options.layout.seed, options.layout.threads);
            TrainingState trained = trainedInTheLoop(training, samples, onChip);
            QuantizedNetwork network = training.quantized(options.patience > 0 ? trained.best() : trained.weights())
                    .withLargestInput(fitted.range().largest())
                    .withProvenance(provenance(trained));
            TrainResult result = tested(fleet, start, network, fitted, test, trained);
            publish(result, fleet);
            onHost.delete();
            onChip.delete();
            return result;
        }
    }

    /** All that must be the same to go on after an interruption. */
    private String settings() {
        return "model=%s data=%s host-epochs=%d shift=%d schedule=%s patience=%d seed=%d threads=%d weights=%.12s samples=%.12s"
                .formatted(
                        model.model().name(),
                        options.data.data,
                        model.hostEpochs(),
                        options.shift,
                        options.schedule,
                        options.patience,
                        options.layout.seed,
                        options.layout.threads,
                        WeightsHash.of(model.model().weights()),
                        data.source().train().sha256());
    }

    private String chipSettings() {
        return "%s chip-seed=%d chips=%d fleet=%d drift=%s preset=%s epochs=%d batch=%d rate=%s wait=%d"
                .formatted(
                        settings(),
                        options.chipSeed,
                        options.layout.chips,
                        options.fleet,
                        options.drift,
                        options.layout.preset,
                        options.epochs,
                        options.batch,
                        options.rate,
                        options.layout.wait);
    }

    private Model.FittedFloat trainedInFloat(Model.FittedFloat fitted, Checkpoint checkpoint) {
        TrainSamples samples = TrainSamples.onHost(data, fitted.range(), size, options.patience > 0);
        HostTraining training = new HostTraining(fitted.host().network());
        TrainingSettings settings =
                TrainRecipe.onHost(model.hostEpochs(), options, model.model().input());
        TrainingState start =
                checkpoint.load(TrainingState.initial(fitted.host().parameters()));
        try (EpochProgress epochs = EpochProgress.begin(
                progress, "training in float", settings, samples.train().count(), start, checkpoint)) {
            TrainingState trained = training.train(start, settings, samples.train(), samples.heldOut(), epochs);
            FloatNetwork network = new FloatNetwork(
                    fitted.host().network(), options.patience > 0 ? trained.best() : trained.weights());
            return new Model.FittedFloat(fitted.range(), network, fitted.samples());
        }
    }

    private TrainingState trainedInTheLoop(ChipTraining training, TrainSamples samples, Checkpoint checkpoint) {
        TrainingSettings settings = TrainRecipe.onChip(options, model.model().input());
        TrainingState start = checkpoint.load(training.initial());
        try (EpochProgress epochs = EpochProgress.begin(
                progress, "training in the loop", settings, samples.train().count(), start, checkpoint)) {
            return training.train(start, settings, samples.train(), samples.heldOut(), epochs);
        }
    }

    private Map<String, String> provenance(TrainingState trained) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("software", Main.VERSION);
        entries.put("model", model.model().name());
        entries.put("data", options.data.data);
        entries.put("training data, SHA-256", data.source().train().sha256());
        entries.put(
                "chips",
                "%s, seeds from %d, %d together, %d in turn, up to %s hours old"
                        .formatted(
                                options.layout.preset,
                                options.chipSeed,
                                options.layout.chips,
                                options.fleet,
                                options.drift));
        entries.put("epochs in float", Integer.toString(model.hostEpochs()));
        entries.put("epochs in the loop", Integer.toString(trained.epochs()));
        entries.put(
                "batch, first rate, schedule", "%d, %s, %s".formatted(options.batch, options.rate, options.schedule));
        entries.put("shift of images", Integer.toString(options.shift));
        entries.put("wait between events", Integer.toString(options.layout.wait));
        entries.put("seed, threads", "%d, %d".formatted(options.layout.seed, options.layout.threads));
        return entries;
    }

    private TrainResult tested(
            Fleet fleet,
            Model.OnChip start,
            QuantizedNetwork network,
            Model.Fitted fitted,
            TestSamples test,
            TrainingState trained) {
        List<ChipAccuracy> accuracies = new ArrayList<>();
        List<Cost> costs = List.of();
        QuantizedNetwork measured = network;
        try (Progress.Task task = progress.begin("testing", options.fleet + options.unseen);
                ChipExecutor crew = new ChipExecutor(Math.min(options.layout.chips, options.layout.threads))) {
            for (int i = 0; i < options.fleet; i++) {
                CalibratedChips chips = fleet.members().get(i);
                Compiler compiler = fleet.compilers().get(i);
                double before = accuracy(runner(chips, compiler, start.network(), crew), test);
                NetworkRunner after = runner(chips, compiler, network, crew);
                accuracies.add(new ChipAccuracy(Fleet.seed(options, i), before, accuracy(after, test)));
                if (i == 0) {
                    measured = network.withActivity(after.activity().shares(after.plan()));
                    costs = compiler.costs(Workload.of(measured), Compiler.DEFAULT_BATCH);
                }
                task.advance(1);
            }
            for (int i = options.fleet; i < options.fleet + options.unseen; i++) {
                try (CalibratedChips chips = Fleet.member(options, i, Progress.NONE)) {
                    Compiler compiler = new Compiler(chips.machine(), options.layout.wait);
                    double after = accuracy(runner(chips, compiler, network, crew), test);
                    accuracies.add(new ChipAccuracy(Fleet.seed(options, i), null, after));
                }
                task.advance(1);
            }
        }
        return new TrainResult(
                options,
                model.model().name(),
                measured,
                onHost(fitted.host(), test),
                accuracies,
                trained.history(),
                costs,
                test.count(),
                (System.nanoTime() - begin) / 1e9);
    }

    private static NetworkRunner runner(
            CalibratedChips chips, Compiler compiler, QuantizedNetwork network, ChipExecutor crew) {
        return new NetworkRunner(chips.chips(), compiler, network, crew);
    }

    private double accuracy(NetworkRunner runner, TestSamples test) {
        Vectors results = runner.run(NoiseKey.of(options.layout.seed).fold(2), test.activations());
        return Classification.of(results, test.labels()).accuracy();
    }

    private double onHost(FloatNetwork network, TestSamples test) {
        try (FloatRunner runner = new FloatRunner(network, options.layout.threads)) {
            return Classification.of(runner.run(test.values()), model.model().outputs(), test.labels())
                    .accuracy();
        }
    }

    private void publish(TrainResult result, Fleet fleet) throws IOException {
        Map<String, String> notes = result.network().provenance();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        TrainingReport report = result.report();
        contents.put(REPORT, report.page().getBytes(StandardCharsets.UTF_8));
        contents.put("network.synram", NetworkFile.write(result.network()));
        contents.put(
                "network.onnx",
                FloatExport.write(Dequantized.of(result.network()).network(), notes));
        contents.put("network-chip.onnx", ChipExport.write(result.network(), notes));
        int number = 0;
        for (CalibratedChips chips : fleet.members()) {
            for (Calibration calibration : chips.calibrations()) {
                String name = number == 0 ? "calibration.json" : "calibration-%d.json".formatted(number + 1);
                contents.put(name, CalibrationFile.write(calibration).getBytes(StandardCharsets.UTF_8));
                number++;
            }
        }
        contents.put("result.json", result.json().getBytes(StandardCharsets.UTF_8));
        output.publish(contents);
    }
}
