package dev.synram.experiment.setting;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of an evaluation.
 *
 * @param chips the chips
 * @param chipSeeds seeds of the first chips, evaluated separately, at least one
 * @param runs number of runs of all samples on each chip, 1..1000
 * @param samples number of test samples, evenly spaced; all if empty
 * @param analysis whether layers and error sources are ranked by their accuracy drop, and calibrations are compared, on the
 *     first chip
 * @param normalization how samples are normalized
 * @param conversion how a network in float is converted for chips
 */
public record EvaluationSettings(
        ChipSettings chips,
        List<Long> chipSeeds,
        int runs,
        OptionalInt samples,
        boolean analysis,
        Normalization normalization,
        ConversionSettings conversion) {

    private static final int MAX_RUNS = 1000;

    public EvaluationSettings {
        chipSeeds = List.copyOf(chipSeeds);
        SettingException.require("runs", runs, 1, MAX_RUNS);
        samples.ifPresent(count -> SettingException.require("samples", count, 1, Integer.MAX_VALUE));
        if (chipSeeds.isEmpty()) {
            throw new SettingException("chipSeed", "is empty; give at least one seed");
        }
    }

    /** Chip 1, three runs of all samples, with the analysis. */
    public static EvaluationSettings defaults() {
        return new EvaluationSettings(
                ChipSettings.defaults(),
                List.of(1L),
                3,
                OptionalInt.empty(),
                true,
                Normalization.NONE,
                ConversionSettings.defaults());
    }

    /**
     * The defaults for several chips, evaluated separately.
     *
     * @param seeds seeds of the chips, at least one
     */
    public static EvaluationSettings onChips(long... seeds) {
        return defaults().withChipSeeds(Arrays.stream(seeds).boxed().toList());
    }

    /** The same on other chips. */
    public EvaluationSettings withChips(ChipSettings others) {
        return new EvaluationSettings(others, chipSeeds, runs, samples, analysis, normalization, conversion);
    }

    /** The same with other seeds of chips. */
    public EvaluationSettings withChipSeeds(List<Long> seeds) {
        return new EvaluationSettings(chips, seeds, runs, samples, analysis, normalization, conversion);
    }

    /** The same with another number of runs. */
    public EvaluationSettings withRuns(int count) {
        return new EvaluationSettings(chips, chipSeeds, count, samples, analysis, normalization, conversion);
    }

    /** The same with some of the test samples. */
    public EvaluationSettings withSamples(int count) {
        return new EvaluationSettings(
                chips, chipSeeds, runs, OptionalInt.of(count), analysis, normalization, conversion);
    }

    /** The same with or without the analysis. */
    public EvaluationSettings withAnalysis(boolean wanted) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, wanted, normalization, conversion);
    }

    /** The same with samples normalized. */
    public EvaluationSettings withNormalization(Normalization other) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, analysis, other, conversion);
    }

    /** The same with a network in float converted in another way. */
    public EvaluationSettings withConversion(ConversionSettings other) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, analysis, normalization, other);
    }
}
