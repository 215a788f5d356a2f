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
 * @param tolerance acceptable accuracy drop, 0..1
 * @param analysis how thoroughly the causes of the accuracy drop are analysed, on the first chip
 * @param normalization how samples are normalized
 * @param conversion how a network in float is converted for chips
 */
public record EvaluationSettings(
        ChipSettings chips,
        List<Long> chipSeeds,
        int runs,
        OptionalInt samples,
        double tolerance,
        AnalysisSettings analysis,
        Normalization normalization,
        ConversionSettings conversion) {

    /** An accuracy drop of one percentage point. */
    public static final double DEFAULT_TOLERANCE = 0.01;

    private static final int MAX_RUNS = 1000;

    public EvaluationSettings {
        chipSeeds = List.copyOf(chipSeeds);
        SettingException.require("runs", runs, 1, MAX_RUNS);
        samples.ifPresent(count -> SettingException.require("samples", count, 1, Integer.MAX_VALUE));
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new SettingException("tolerance", "is %s points; it must be 0..100".formatted(100 * tolerance));
        }
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
                DEFAULT_TOLERANCE,
                AnalysisSettings.defaults(),
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
        return new EvaluationSettings(others, chipSeeds, runs, samples, tolerance, analysis, normalization, conversion);
    }

    /** The same with other seeds of chips. */
    public EvaluationSettings withChipSeeds(List<Long> seeds) {
        return new EvaluationSettings(chips, seeds, runs, samples, tolerance, analysis, normalization, conversion);
    }

    /** The same with another number of runs. */
    public EvaluationSettings withRuns(int count) {
        return new EvaluationSettings(chips, chipSeeds, count, samples, tolerance, analysis, normalization, conversion);
    }

    /** The same with some of the test samples. */
    public EvaluationSettings withSamples(int count) {
        return new EvaluationSettings(
                chips, chipSeeds, runs, OptionalInt.of(count), tolerance, analysis, normalization, conversion);
    }

    /** The same with or without the analysis. */
    public EvaluationSettings withAnalysis(boolean wanted) {
        return new EvaluationSettings(
                chips, chipSeeds, runs, samples, tolerance, analysis.with(wanted), normalization, conversion);
    }

    /**
     * The same with another tolerance.
     *
     * @param drop acceptable accuracy drop, 0..1
     */
    public EvaluationSettings withTolerance(double drop) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, drop, analysis, normalization, conversion);
    }

    /** The same with samples normalized. */
    public EvaluationSettings withNormalization(Normalization other) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, tolerance, analysis, other, conversion);
    }

    /** The same with a network in float converted in another way. */
    public EvaluationSettings withConversion(ConversionSettings other) {
        return new EvaluationSettings(chips, chipSeeds, runs, samples, tolerance, analysis, normalization, other);
    }
}
