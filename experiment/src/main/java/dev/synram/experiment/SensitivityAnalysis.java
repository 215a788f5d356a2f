package dev.synram.experiment;

import dev.synram.calibration.Effort;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.network.Mac;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.OneLayerOnChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Measures the accuracy drop caused by each layer and each error source alone. */
final class SensitivityAnalysis {

    private final EvaluationSettings settings;
    private final ChipConversion conversion;
    private final TestSamples test;
    private final Progress progress;
    private final NoiseKey noise;

    SensitivityAnalysis(EvaluationSettings settings, ChipConversion conversion, TestSamples test, Progress progress) {
        this.settings = settings;
        this.conversion = conversion;
        this.test = test;
        this.progress = progress;
        noise = NoiseKey.of(settings.chips().seed()).fold(1);
    }

    /** Runs each multiplication on the chips and everything else on the host, with the chip's weights. */
    List<Sensitivity> ofLayers(SimulatedChips chips, QuantizedNetwork network) {
        List<Sensitivity> sensitivities = new ArrayList<>();
        List<Mac> macs = network.network().macs();
        try (OneLayerOnChip alone = new OneLayerOnChip(chips.cluster(), chips.compiler(), network);
                Progress.Task task = progress.begin("one layer on the chip", macs.size())) {
            int outputs = network.network().output().size();
            float[] values = network.inputRange().divided(test.samples().values());
            Classification host = Classification.of(alone.onHost(values), outputs, test.labels());
            for (Mac mac : macs) {
                float[] results = alone.run(mac.index(), noise.fold(mac.index()), values);
                sensitivities.add(Sensitivity.of(mac.name(), Classification.of(results, outputs, test.labels()), host));
                task.advance(1);
            }
        }
        return Sensitivity.ranked(sensitivities);
    }

    /**
     * For each error source, compares a calibrated chip with this source alone, at the age of the calibration, to a chip
     * without errors. The network is the one that is converted for the latter. Sources that drift are left out at age 0. The effort is always the best one: the public one reads most
     * quantities once, and without noise that blurs the steps of the ADC its searches fail.
     */
    List<Sensitivity> ofErrorSources() {
        List<ErrorSource> sources = sources(settings.chips().calibration().age());
        List<Sensitivity> sensitivities = new ArrayList<>();
        try (Progress.Task task = progress.begin("one error source at a time", sources.size() + 1)) {
            ChipSettings exact = only(_ -> false);
            QuantizedNetwork network = converted(exact);
            Classification without = onChip(exact, network);
            task.advance(1);
            for (ErrorSource source : sources) {
                sensitivities.add(Sensitivity.of(source.label(), onChip(only(source::equals), network), without));
                task.advance(1);
            }
        }
        return Sensitivity.ranked(sensitivities);
    }

    /** The sources that can have an effect at an age: those that drift have none at age 0. */
    static List<ErrorSource> sources(Duration age) {
        return Stream.of(ErrorSource.values())
                .filter(source -> !(age.isZero() && drifts(source)))
                .toList();
    }

    private static boolean drifts(ErrorSource source) {
        return source.name().startsWith("DRIFT_");
    }

    private ChipSettings only(Predicate<ErrorSource> kept) {
        ChipParameters parameters = settings.chips().parameters();
        for (ErrorSource source : ErrorSource.values()) {
            parameters = kept.test(source) ? parameters : parameters.scaled(source, 0);
        }
        CalibrationSettings best = settings.chips().calibration().withEffort(Effort.BEST);
        return settings.chips().withParameters(parameters).withCalibration(best);
    }

    private QuantizedNetwork converted(ChipSettings chipSettings) {
        long seed = settings.chipSeeds().getFirst();
        try (SimulatedChips chips = SimulatedChips.calibrated(chipSettings, seed, Progress.NONE)) {
            return conversion
                    .on(chips.cluster(), chipSettings.waitBetweenEvents())
                    .network();
        }
    }

    private Classification onChip(ChipSettings chipSettings, QuantizedNetwork network) {
        long seed = settings.chipSeeds().getFirst();
        try (SimulatedChips chips = SimulatedChips.calibrated(chipSettings, seed, Progress.NONE)) {
            NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
            return Classification.of(runner.run(noise, test.activations(network)), test.labels());
        }
    }
}
