package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.Answer;
import dev.synram.experiment.accuracy.ClassTest;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.ClassResults;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.Remedy;
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
 * Evaluates a network on simulated, calibrated chips without training: whether it keeps its accuracy, by comparison with float on
 * the host, on the same samples; what it loses by roundings, kinds of errors, layers and error sources; what better and fresher
 * calibration buys; saturation of layers, and the modelled time and energy. A result depends on the settings, the network and the
 * data alone, not on threads, but for how far the analysis gets within its budget.
 */
public final class Evaluation {

    private static final int SATURATION_SAMPLES = 500;

    /** Share of the analysis's budget for causes and layers. */
    private static final double SHARE_OF_CAUSES = 0.5;

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
        ChipConversion conversion = fitted.conversion(settings.conversion(), false);
        conversion.requireRoom(settings.chips().chips(), settings.chips().waitBetweenEvents());
        Classification host = onHost(fitted, test);
        List<ChipRuns> chips = new ArrayList<>();
        Analysis analysis = Analysis.NONE;
        for (long seed : settings.chipSeeds()) {
            try (SimulatedChips calibrated = SimulatedChips.calibrated(settings.chips(), seed, progress)) {
                ChipModel onChip =
                        converted(conversion, calibrated, settings.chips().name(seed));
                chips.add(onChips(seed, calibrated, onChip, test, host));
                if (settings.analysis().wanted() && chips.size() == 1) {
                    analysis = analysis(conversion, calibrated, onChip, chips.getFirst(), test);
                }
            }
        }
        return new EvaluationResult(
                Answer.of(host, chips.stream().map(ChipRuns::runs).toList(), settings.tolerance()),
                Version.CURRENT,
                model.name(),
                data.name(),
                test.count(),
                data.scored().spaced(test.count()).sha256(),
                data.classes(),
                settings.chips().seed(),
                settings.chips().chips(),
                CalibrationState.of(settings.chips().calibration()),
                ConversionState.of(model, settings.conversion()),
                host.accuracy(),
                correct(List.of(host)),
                hostFunctions(model.layers()),
                chips.stream().map(ChipRuns::evaluation).toList(),
                byClass(data, host, chips),
                analysis.calibrations(),
                analysis.causes().causes(),
                analysis.causes().layers(),
                analysis.causes().deviations(),
                analysis.sources().sensitivities(),
                settings.analysis().wanted()
                        ? Remedy.of(
                                chips.getFirst().evaluation().accuracyDrop().difference(),
                                analysis.calibrations(),
                                analysis.causes().causes())
                        : List.of(),
                analysis.sources().notMeasured());
    }

    private static List<ClassResults> byClass(DataSplit data, Classification host, List<ChipRuns> chips) {
        return ClassResults.all(
                new ClassTest(data.classNames(), data.scoredGroups(host.labels().length), false),
                host,
                chips.stream().flatMap(chip -> chip.runs().stream()).toList(),
                List.of());
    }

    /** What the first chip's accuracy is lost by. */
    private Analysis analysis(
            ChipConversion conversion, SimulatedChips chips, ChipModel onChip, ChipRuns runs, TestSamples test) {
        Budget budget = new Budget(settings.analysis().budgetSeconds());
        long seed = settings.chipSeeds().getFirst();
        try (CauseTrials trials = new CauseTrials(settings.chips(), seed, chips.calibrations(), onChip, conversion)) {
            CauseAnalysis.Found causes =
                    new CauseAnalysis(settings, test, budget, progress).run(trials, chips, onChip, SHARE_OF_CAUSES);
            TestSamples some = TestSamples.of(
                    test.samples().spaced(causes.samples()), onChip.network().inputRange());
            List<CalibrationAccuracy> calibrations = calibrations(conversion, some, runs, budget);
            SourceAnalysis.Found sources = new SourceAnalysis(settings.chips(), seed, budget, progress)
                    .byCauses(trials.onExactChips(), some, causes.causes());
            return new Analysis(causes, calibrations, sources);
        }
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

    private List<CalibrationAccuracy> calibrations(
            ChipConversion conversion, TestSamples test, ChipRuns first, Budget budget) {
        List<Classification> known =
                first.runs().stream().map(run -> run.spaced(test.count())).toList();
        return new CalibrationComparison(settings.chips(), settings.chipSeeds().getFirst(), budget::isLeft, progress)
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
                        Optional.of(known));
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

    /** What the analysis found. */
    private record Analysis(
            CauseAnalysis.Found causes, List<CalibrationAccuracy> calibrations, SourceAnalysis.Found sources) {

        static final Analysis NONE = new Analysis(
                new CauseAnalysis.Found(0, List.of(), List.of(), List.of()),
                List.of(),
                new SourceAnalysis.Found(List.of(), 0));
    }

    private record ChipRuns(ChipEvaluation evaluation, List<Classification> runs, List<Calibration> calibrations) {}

    private ChipRuns onChips(long seed, SimulatedChips chips, ChipModel onChip, TestSamples test, Classification host) {
        try (Progress.Task task =
                progress.begin("running on " + settings.chips().name(seed), 1)) {
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
                    ModelledCost.of(chips.compiler(), Workload.of(measured)));
            return new ChipRuns(evaluation, runs.runs(), chips.calibrations());
        }
    }
}
