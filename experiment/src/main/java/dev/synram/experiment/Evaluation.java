package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.Answer;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.ContentDigest;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Network;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.LayerSaturation;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RepeatedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Evaluates a network on simulated, calibrated chips without training: its accuracy in float on the host and on each chip,
 * their agreement, the saturation of layers, the sensitivity to each layer and error source, what better and fresher
 * calibration buys, and the modelled time and energy. A result depends on the settings, the network and the data alone, not on threads.
 */
public final class Evaluation {

    private static final int SATURATION_SAMPLES = 500;

    private final EvaluationSettings settings;
    private final Progress progress;

    /** An evaluation without progress reports. */
    public Evaluation(EvaluationSettings settings) {
        this(settings, Progress.NONE);
    }

    /** An evaluation with progress reports. */
    public Evaluation(EvaluationSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs the evaluation.
     *
     * @param data samples for ranges, which are never scored, and samples that determine accuracies
     * @throws dev.synram.data.DataException if the data do not fit the network
     * @throws SettingException if there are fewer samples than requested
     */
    public EvaluationResult run(Model model, DataSplit data) {
        DataSplit ordered = SampleOrder.fitted(data, model, settings.normalization());
        LabelledData ranges = ordered.forRanges();
        FittedModel fitted = model.fitted(ranges.spaced(Math.min(Model.CALIBRATION_SAMPLES, ranges.count())));
        TestSamples test = TestSamples.of(ordered.scored().spaced(samples(ordered)), fitted.range());
        Classification host = onHost(fitted, test);
        ChipConversion conversion = fitted.conversion(settings.conversion(), false);
        SensitivityAnalysis analysis = new SensitivityAnalysis(settings, conversion, test, progress);
        List<ChipRuns> chips = new ArrayList<>();
        List<Sensitivity> layers = List.of();
        for (long seed : settings.chipSeeds()) {
            try (SimulatedChips calibrated = SimulatedChips.calibrated(settings.chips(), seed, progress)) {
                ChipModel onChip = converted(conversion, calibrated, "chip " + seed);
                chips.add(onChips(seed, calibrated, onChip, test, host));
                if (settings.analysis().wanted() && chips.size() == 1) {
                    layers = analysis.ofLayers(calibrated, onChip.network());
                }
            }
        }
        return new EvaluationResult(
                Answer.of(host, chips.stream().map(ChipRuns::runs).toList(), settings.tolerance()),
                Version.CURRENT,
                model.name(),
                data.name(),
                test.count(),
                ContentDigest.of(data.scored().spaced(test.count())),
                data.classes(),
                settings.chips().seed(),
                settings.chips().chips(),
                CalibrationState.of(settings.chips().calibration()),
                host.accuracy(),
                correct(List.of(host)),
                hostFunctions(model.layers()),
                chips.stream().map(ChipRuns::evaluation).toList(),
                settings.analysis().wanted() ? calibrations(conversion, test, chips.getFirst()) : List.of(),
                layers,
                settings.analysis().wanted() ? analysis.ofErrorSources() : List.of());
    }

    /** For each sample, the number of runs that classify it correctly. */
    private static List<Integer> correct(List<Classification> runs) {
        return IntStream.range(0, runs.getFirst().labels().length)
                .map(sample ->
                        (int) runs.stream().filter(run -> run.correct(sample)).count())
                .boxed()
                .toList();
    }

    /** How often samples of each class are taken for each class, summed over runs. */
    private static List<List<Integer>> confusion(List<Classification> runs) {
        int classes = runs.getFirst().classes();
        int[][] sums = new int[classes][classes];
        for (Classification run : runs) {
            int[][] counts = run.confusion();
            for (int label = 0; label < classes; label++) {
                for (int prediction = 0; prediction < classes; prediction++) {
                    sums[label][prediction] += counts[label][prediction];
                }
            }
        }
        return Stream.of(sums).map(row -> IntStream.of(row).boxed().toList()).toList();
    }

    private static List<String> hostFunctions(Network network) {
        return network.nodes().stream()
                .filter(node -> node.layer() instanceof HostLayer)
                .map(node -> "%s: %s".formatted(node.name(), node.layer()))
                .toList();
    }

    private int samples(DataSplit data) {
        int available = data.scored().count();
        int samples = settings.samples().orElse(available);
        SettingException.require("samples", samples, 1, available);
        return samples;
    }

    private Classification onHost(FittedModel fitted, TestSamples test) {
        try (FloatRunner runner =
                        new FloatRunner(fitted.host(), settings.chips().threads());
                Progress.Task task = progress.begin("running in float on the host", 1)) {
            float[] results = runner.run(test.values());
            task.advance(1);
            int outputs = fitted.host().network().output().size();
            return Classification.of(results, outputs, test.labels());
        }
    }

    private List<CalibrationAccuracy> calibrations(ChipConversion conversion, TestSamples test, ChipRuns first) {
        return new CalibrationComparison(settings.chips(), settings.chipSeeds().getFirst(), progress)
                .accuracies(
                        first.calibrations(),
                        chips -> runs(
                                        runner(
                                                chips,
                                                conversion.on(
                                                        chips.cluster(),
                                                        settings.chips().waitBetweenEvents())),
                                        test)
                                .runs(),
                        Optional.of(first.runs()));
    }

    private ChipModel converted(ChipConversion conversion, SimulatedChips chips, String name) {
        try (Progress.Task task = progress.begin("converting the network for " + name, 1)) {
            ChipModel model = conversion.on(chips.cluster(), settings.chips().waitBetweenEvents());
            task.advance(1);
            return model;
        }
    }

    private static NetworkRunner runner(SimulatedChips chips, ChipModel onChip) {
        return new NetworkRunner(chips.cluster(), chips.compiler(), onChip.network());
    }

    private RepeatedRuns runs(NetworkRunner runner, TestSamples test) {
        return RepeatedRuns.measure(
                runner, noise(), test.activations(runner.network()), test.labels(), settings.runs());
    }

    private NoiseKey noise() {
        return NoiseKey.of(settings.chips().seed()).fold(0);
    }

    private record ChipRuns(ChipEvaluation evaluation, List<Classification> runs, List<Calibration> calibrations) {}

    private ChipRuns onChips(long seed, SimulatedChips chips, ChipModel onChip, TestSamples test, Classification host) {
        try (Progress.Task task = progress.begin("running on chip " + seed, 1)) {
            NetworkRunner runner = runner(chips, onChip);
            RepeatedRuns runs = runs(runner, test);
            Vectors first = test.activations(onChip.network()).range(0, Math.min(SATURATION_SAMPLES, test.count()));
            List<LayerSaturation> saturation = LayerSaturation.measure(runner, noise().fold(settings.runs()), first);
            QuantizedNetwork measured =
                    onChip.network().withActivity(runner.activity().shares(runner.plan()));
            task.advance(1);
            ChipEvaluation evaluation = new ChipEvaluation(
                    seed,
                    runs.accuracy(),
                    runs.accuracyDeviation(),
                    AccuracyDrop.of(host, runs.runs()),
                    runs.agreement(host.predictions()),
                    runs.repeatability(),
                    runs.noise(),
                    chips.gain(),
                    runs.runs().stream().map(Classification::accuracy).toList(),
                    correct(runs.runs()),
                    confusion(runs.runs()),
                    saturation,
                    onChip.warnings(),
                    onChip.layers(),
                    onChip.tradeOffs(),
                    ModelledCost.of(chips.compiler().costs(Workload.of(measured), Compiler.DEFAULT_BATCH)));
            return new ChipRuns(evaluation, runs.runs(), chips.calibrations());
        }
    }
}
