package dev.synram.cli;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Workload;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.LayerSaturation;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RepeatedRuns;
import dev.synram.runtime.execution.ChipExecutor;
import java.util.ArrayList;
import java.util.List;

/** Does what {@code synram run} promises, stage by stage. */
final class RunJob {

    private static final int SATURATION_SAMPLES = 500;

    private final RunOptions options;
    private final Model model;
    private final ModelData data;
    private final Progress progress;

    RunJob(RunOptions options, Model model, ModelData data, Progress progress) {
        this.options = options;
        this.model = model;
        this.data = data;
        this.progress = progress;
    }

    RunResult run() {
        Model.Fitted fitted = model.fitted(data.calibration(model.input().size()));
        TestSamples test = data.test(samples(), fitted.range(), model.input());
        Classification host = onHost(fitted, test);
        HarmStage harms = new HarmStage(options, fitted, model.outputs(), test, progress);
        List<ChipTrial> trials = new ArrayList<>();
        List<Harm> layers = List.of();
        for (long seed : options.chipSeeds) {
            try (CalibratedChips chips = options.layout.make(seed, progress);
                    ChipExecutor crew = new ChipExecutor(Math.min(options.layout.chips, options.layout.threads))) {
                Compiler compiler = new Compiler(chips.machine(), options.layout.wait);
                Model.OnChip onChip = fitted.onChips(chips.gain());
                trials.add(trial(seed, chips, crew, compiler, onChip, test, host));
                if (options.analysis && trials.size() == 1) {
                    layers = harms.ofLayers(chips.chips(), compiler, onChip.network());
                }
            }
        }
        List<Harm> sources = options.analysis ? harms.ofSources() : List.of();
        return new RunResult(
                options, model.name(), test.count(), data.classes(), host.accuracy(), trials, layers, sources);
    }

    private int samples() {
        int available = data.testLabels().length;
        if (options.samples == null) {
            return available;
        }
        OptionRange.require("--samples", options.samples, available);
        return options.samples;
    }

    private Classification onHost(Model.Fitted fitted, TestSamples test) {
        try (FloatRunner runner = new FloatRunner(fitted.host(), options.layout.threads);
                Progress.Task task = progress.begin("running in float on the host", 1)) {
            float[] results = runner.run(test.values());
            task.advance(1);
            return Classification.of(results, model.outputs(), test.labels());
        }
    }

    private ChipTrial trial(
            long seed,
            CalibratedChips chips,
            ChipExecutor crew,
            Compiler compiler,
            Model.OnChip onChip,
            TestSamples test,
            Classification host) {
        try (Progress.Task task = progress.begin("running on chip " + seed, 1)) {
            NoiseKey noise = NoiseKey.of(options.layout.seed).fold(0);
            NetworkRunner runner = new NetworkRunner(chips.chips(), compiler, onChip.network(), crew);
            RepeatedRuns runs = RepeatedRuns.measure(runner, noise, test.activations(), test.labels(), options.runs);
            Vectors first = test.activations().range(0, Math.min(SATURATION_SAMPLES, test.count()));
            List<LayerSaturation> saturation =
                    LayerSaturation.measure(chips.chips(), compiler, onChip.network(), noise.fold(options.runs), first);
            QuantizedNetwork measured =
                    onChip.network().withActivity(runner.activity().shares(runner.plan()));
            task.advance(1);
            return new ChipTrial(
                    seed,
                    chips.gain(),
                    runs,
                    runs.agreement(host.predictions()),
                    saturation,
                    onChip.uses(),
                    compiler.costs(Workload.of(measured), Compiler.DEFAULT_BATCH));
        }
    }
}
