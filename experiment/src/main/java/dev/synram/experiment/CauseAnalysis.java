package dev.synram.experiment;

import dev.synram.chip.NoiseKey;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.network.Mac;
import dev.synram.runtime.Classification;
import dev.synram.runtime.LayerDeviation;
import dev.synram.runtime.OneLayerOnChip;
import dev.synram.runtime.RoundedOnHost.Rounding;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures what roundings, groups of errors and layers cost, on the same samples, in rounds that double their number until all
 * are beyond chance or too small to matter, or a share of the budget is spent.
 */
final class CauseAnalysis {

    private static final int FIRST_ROUND = 250;

    private final EvaluationSettings settings;
    private final TestSamples test;
    private final Budget budget;
    private final Progress progress;
    private final Map<String, String> remedies = new LinkedHashMap<>();
    private final Map<String, Pair> alone = new LinkedHashMap<>();
    private final Map<String, Pair> amongAll = new LinkedHashMap<>();
    private final Map<String, Pair> layers = new LinkedHashMap<>();
    private final Map<Integer, LayerDeviation.Sums> deviations = new LinkedHashMap<>();

    /** Classifications of all rounds with a cause and without it. */
    private static final class Pair {

        private Classification with;
        private Classification without;

        private Pair(Classification with, Classification without) {
            this.with = with;
            this.without = without;
        }

        private Pair and(Pair more) {
            with = with.and(more.with);
            without = without.and(more.without);
            return this;
        }
    }

    /**
     * What was found.
     *
     * @param samples number of samples
     * @param causes the largest first
     * @param layers the largest first
     * @param deviations of layers, in the order of the network
     */
    record Found(int samples, List<CauseEffect> causes, List<Sensitivity> layers, List<LayerDeviation> deviations) {}

    /**
     * Prepares.
     *
     * @param test all test samples
     */
    CauseAnalysis(EvaluationSettings settings, TestSamples test, Budget budget, Progress progress) {
        this.settings = settings;
        this.test = test;
        this.budget = budget;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param trials run the network with some errors
     * @param chips the chips with all of their errors
     * @param model the network for them
     * @param share of the budget that may be spent, 0..1
     */
    Found run(CauseTrials trials, SimulatedChips chips, ChipModel model, double share) {
        SampleRounds rounds = new SampleRounds(test.samples(), FIRST_ROUND);
        int samples = 0;
        double last = 0;
        try (OneLayerOnChip single =
                        new OneLayerOnChip(chips.cluster(), chips.compiler(), model.network(), model.unrounded());
                Progress.Task task = progress.begin("causes", 1)) {
            boolean open = true;
            for (int round = 0; open; round++) {
                double begin = budget.spent();
                TestSamples some =
                        TestSamples.of(rounds.of(round), model.network().inputRange());
                measure(trials, some, round);
                measureLayers(single, model, some, round);
                samples += some.count();
                last = budget.spent() - begin;
                open = rounds.exists(round + 1) && !isDecided() && budget.allows(2 * last, share);
            }
            task.advance(1);
        }
        return new Found(
                samples,
                CauseEffect.ranked(alone.keySet().stream().map(this::effect).toList()),
                Sensitivity.ranked(layers.entrySet().stream()
                        .map(layer -> sensitivity(layer.getKey(), layer.getValue()))
                        .toList()),
                deviations.values().stream().map(LayerDeviation.Sums::deviation).toList());
    }

    private CauseEffect effect(String cause) {
        return new CauseEffect(
                cause,
                remedies.getOrDefault(cause, ""),
                sensitivity(cause, pair(alone, cause)),
                sensitivity(cause, pair(amongAll, cause)));
    }

    private static Pair pair(Map<String, Pair> pairs, String cause) {
        Pair pair = pairs.get(cause);
        if (pair == null) {
            throw new IllegalStateException("cause " + cause + " was not measured in both ways");
        }
        return pair;
    }

    private static Sensitivity sensitivity(String cause, Pair pair) {
        return Sensitivity.of(cause, pair.with, pair.without);
    }

    /** Whether more samples would tell nothing: each drop is beyond chance, or below the tolerance. */
    private boolean isDecided() {
        return List.of(alone, amongAll, layers).stream()
                .flatMap(pairs -> pairs.entrySet().stream())
                .map(entry -> sensitivity(entry.getKey(), entry.getValue()))
                .allMatch(one -> !one.withinChance() || one.dropHigh() <= settings.tolerance());
    }

    private void measure(CauseTrials trials, TestSamples samples, int round) {
        Set<Rounding> every = EnumSet.allOf(Rounding.class);
        Classification unrounded = trials.onHost(EnumSet.noneOf(Rounding.class), samples);
        Classification allRounded = trials.onHost(every, samples);
        Map<Rounding, String> labels = new EnumMap<>(Map.of(
                Rounding.WEIGHTS, "rounding of weights",
                Rounding.ACTIVATIONS, "rounding of activations",
                Rounding.RESULTS, "rounding and range of results"));
        remedies.put(labels.get(Rounding.ACTIVATIONS), "--input-bits auto");
        labels.forEach((rounding, label) -> {
            add(alone, label, new Pair(trials.onHost(EnumSet.of(rounding), samples), unrounded));
            add(amongAll, label, new Pair(allRounded, trials.onHost(without(every, rounding), samples)));
        });
        Set<ErrorGroup> groups = trials.groups();
        Classification none = trials.onChips(EnumSet.noneOf(ErrorGroup.class), samples, round);
        Classification all = trials.onChips(groups, samples, round);
        for (ErrorGroup group : groups) {
            remedies.put(group.label(), group.remedy());
            add(alone, group.label(), new Pair(trials.onChips(EnumSet.of(group), samples, round), none));
            add(amongAll, group.label(), new Pair(all, trials.onChips(without(groups, group), samples, round)));
        }
    }

    private static <E extends Enum<E>> Set<E> without(Set<E> all, E one) {
        Set<E> others = EnumSet.copyOf(all);
        others.remove(one);
        return others;
    }

    private static void add(Map<String, Pair> pairs, String cause, Pair more) {
        pairs.merge(cause, more, Pair::and);
    }

    private void measureLayers(OneLayerOnChip single, ChipModel model, TestSamples samples, int round) {
        float[] values = samples.values();
        int outputs = model.network().network().output().size();
        NoiseKey noise = NoiseKey.of(settings.chips().seed()).fold(2).fold(round);
        Classification host = Classification.of(single.onHost(values), outputs, samples.labels());
        for (Mac mac : model.network().network().macs()) {
            LayerDeviation.Sums sums = deviations.computeIfAbsent(
                    mac.index(), _ -> new LayerDeviation.Sums(model.network().network(), mac));
            float[] results = single.run(mac.index(), noise.fold(mac.index()), values, sums);
            add(layers, mac.name(), new Pair(Classification.of(results, outputs, samples.labels()), host));
        }
    }
}
