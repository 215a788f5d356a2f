package dev.synram.experiment;

import dev.synram.calibration.Effort;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what each error source costs alone, one after the other while the budget lasts: those of the groups that cost the most
 * first. Only static errors need a calibration; it is of the best effort, because the searches of the public one need the noise
 * that blurs the steps of converters.
 */
final class SourceAnalysis {

    private final ChipSettings settings;
    private final long chipSeed;
    private final Budget budget;
    private final Progress progress;

    /**
     * What was found.
     *
     * @param sensitivities the largest first
     * @param notMeasured number of sources for which no time was left
     */
    record Found(List<Sensitivity> sensitivities, int notMeasured) {}

    SourceAnalysis(ChipSettings settings, long chipSeed, Budget budget, Progress progress) {
        this.settings = settings;
        this.chipSeed = chipSeed;
        this.budget = budget;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param network as it is converted for chips without errors
     * @param samples test samples
     * @param causes what groups of sources cost, the largest first
     */
    Found byCauses(QuantizedNetwork network, TestSamples samples, List<CauseEffect> causes) {
        return run(network, samples, ordered(sources(settings), causes));
    }

    /** Measures these sources, in this order, while the budget lasts. */
    Found run(QuantizedNetwork network, TestSamples samples, List<ErrorSource> sources) {
        List<Sensitivity> found = new ArrayList<>();
        try (SimulatedChips exact = SimulatedChips.exact(settings);
                Progress.Task task = progress.begin("one error source at a time", sources.size())) {
            Classification without = classified(exact, network, samples);
            for (ErrorSource source : sources) {
                if (budget.isLeft()) {
                    try (SimulatedChips chips = chips(source)) {
                        found.add(Sensitivity.of(source.label(), classified(chips, network, samples), without));
                    }
                }
                task.advance(1);
            }
        }
        return new Found(Sensitivity.ranked(found), sources.size() - found.size());
    }

    /** The sources that can have an effect alone: those that are switched on, and those that drift only at an age. */
    static List<ErrorSource> sources(ChipSettings settings) {
        boolean fresh = settings.calibration().age().isZero();
        return Stream.of(ErrorSource.values())
                .filter(source -> !source.spikingOnly())
                .filter(ErrorGroup::actsAlone)
                .filter(source -> settings.parameters().magnitude(source) > 0)
                .filter(source -> !(fresh && ErrorGroup.of(source) == ErrorGroup.AGE))
                .toList();
    }

    private static List<ErrorSource> ordered(List<ErrorSource> sources, List<CauseEffect> causes) {
        List<String> groups = causes.stream().map(CauseEffect::cause).toList();
        return sources.stream()
                .sorted(Comparator.comparingInt(
                        source -> groups.indexOf(ErrorGroup.of(source).label())))
                .toList();
    }

    private SimulatedChips chips(ErrorSource source) {
        Map<ErrorSource, Double> alone =
                new EnumMap<>(Map.of(source, settings.parameters().magnitude(source)));
        if (ErrorGroup.of(source) == ErrorGroup.FIXED_PATTERN) {
            ChipParameters parameters = settings.parameters();
            ChipSettings some = settings.withParameters(
                            new ChipParameters("only " + source.label(), parameters.design(), alone))
                    .withCalibration(settings.calibration().withEffort(Effort.BEST));
            return SimulatedChips.calibrated(some, chipSeed, Progress.NONE);
        }
        ChipParameters parameters = new ChipParameters(
                "only " + source.label(), ChipParameters.ideal().design(), alone);
        SimulatedChips chips = SimulatedChips.uncalibrated(settings.withParameters(parameters), chipSeed);
        chips.age(settings.calibration().age());
        return chips;
    }

    private Classification classified(SimulatedChips chips, QuantizedNetwork network, TestSamples samples) {
        NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
        NoiseKey noise = NoiseKey.of(settings.seed()).fold(1);
        return Classification.of(runner.run(noise, samples.activations(network)), samples.labels());
    }
}
