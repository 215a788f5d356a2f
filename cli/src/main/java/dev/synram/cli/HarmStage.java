package dev.synram.cli;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.compiler.Compiler;
import dev.synram.network.Mac;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.OneLayerOnChip;
import dev.synram.runtime.execution.ChipExecutor;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each layer and each error source does alone. */
final class HarmStage {

    private final RunOptions options;
    private final Model.Fitted model;
    private final TestSamples test;
    private final int outputs;
    private final Progress progress;
    private final NoiseKey noise;

    HarmStage(RunOptions options, Model.Fitted model, int outputs, TestSamples test, Progress progress) {
        this.options = options;
        this.model = model;
        this.outputs = outputs;
        this.test = test;
        this.progress = progress;
        noise = NoiseKey.of(options.layout.seed).fold(1);
    }

    /** Each multiplication on the chips, everything else on the host, with the chip's weights. */
    List<Harm> ofLayers(List<Chip> chips, Compiler compiler, QuantizedNetwork network) {
        List<Harm> harms = new ArrayList<>();
        List<Mac> macs = network.network().macs();
        try (ChipExecutor crew = new ChipExecutor(1);
                OneLayerOnChip alone = new OneLayerOnChip(chips, compiler, network, crew, options.layout.threads);
                Progress.Task task = progress.begin("one layer on the chip", macs.size())) {
            Classification host = classify(alone.onHost(test.values()));
            for (Mac mac : macs) {
                Classification onChip = classify(alone.run(mac.index(), noise.fold(mac.index()), test.values()));
                harms.add(harm(mac.name(), onChip, host));
                task.advance(1);
            }
        }
        return Harm.ranked(harms);
    }

    private Classification classify(float[] results) {
        return Classification.of(results, outputs, test.labels());
    }

    private static Harm harm(String cause, Classification with, Classification without) {
        return new Harm(
                cause,
                with.accuracy(),
                without.accuracy() - with.accuracy(),
                1 - with.agreement(without.predictions()));
    }

    /** A calibrated chip with no error but one, for each, against a chip without any. */
    List<Harm> ofSources() {
        List<ErrorSource> sources = List.of(ErrorSource.values());
        List<Harm> harms = new ArrayList<>();
        try (Progress.Task task = progress.begin("one error source at a time", sources.size() + 1)) {
            Classification without = onChip(only(null));
            task.advance(1);
            for (ErrorSource source : sources) {
                harms.add(harm(source.label(), onChip(only(source)), without));
                task.advance(1);
            }
        }
        return Harm.ranked(harms);
    }

    /** The chip's errors but one, or all of them, are switched off. */
    private ChipParameters only(@Nullable ErrorSource only) {
        ChipParameters parameters = options.layout.preset.parameters();
        for (ErrorSource source : ErrorSource.values()) {
            parameters = source == only ? parameters : parameters.scaled(source, 0);
        }
        return parameters;
    }

    private Classification onChip(ChipParameters parameters) {
        try (CalibratedChips chips = options.layout.make(parameters, options.chipSeeds.getFirst(), Progress.NONE);
                ChipExecutor crew = new ChipExecutor(1)) {
            QuantizedNetwork network = model.onChips(chips.gain()).network();
            NetworkRunner runner =
                    new NetworkRunner(chips.chips(), new Compiler(chips.machine(), options.layout.wait), network, crew);
            return Classification.of(runner.run(noise, test.activations()), test.labels());
        }
    }
}
