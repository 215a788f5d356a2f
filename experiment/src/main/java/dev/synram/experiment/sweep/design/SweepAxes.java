package dev.synram.experiment.sweep.design;

import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What is varied in a sweep: the values of each axis, at least one, each once.
 *
 * @param chipSeeds seeds of the first chips
 * @param chips numbers of chips on which the network is placed together, 1..256
 * @param presets magnitudes of errors
 * @param scales factors of error sources, 0 or more
 * @param calibrations how the chips are calibrated
 * @param ages for how long they drift afterwards, 0 to 365 days
 * @param uses how networks are used on them
 */
public record SweepAxes(
        List<Long> chipSeeds,
        List<Integer> chips,
        List<ChipPreset> presets,
        Map<ErrorSource, List<Double>> scales,
        List<SweepCalibration> calibrations,
        List<Duration> ages,
        UseAxes uses) {

    /** The largest number of values of an axis. */
    public static final int MOST_VALUES = 1_000_000;

    public SweepAxes {
        chipSeeds = AxisValues.checked("chipSeed", chipSeeds);
        chips = AxisValues.checked("chips", chips);
        presets = AxisValues.checked("preset", presets);
        calibrations = AxisValues.checked("calibrationEffort", calibrations);
        ages = AxisValues.checked("calibrationAge", ages);
        Map<ErrorSource, List<Double>> copy = new LinkedHashMap<>();
        scales.forEach((source, factors) -> copy.put(source, checkedFactors(source, factors)));
        scales = Collections.unmodifiableMap(copy);
        for (int count : chips) {
            SettingException.require("chips", count, 1, ChipSettings.MAX_CHIPS);
            chipSeeds.forEach(seed -> ChipSeeds.requireConsecutive(seed, count));
        }
        for (Duration age : ages) {
            if (age.isNegative() || age.compareTo(CalibrationSettings.MAX_AGE) > 0) {
                throw new SettingException(
                        "calibrationAge", "is %s; it must be 0 to 365 days, in whole minutes".formatted(age));
            }
        }
    }

    private static List<Double> checkedFactors(ErrorSource source, List<Double> factors) {
        for (double factor : factors) {
            if (!(factor >= 0 && Double.isFinite(factor))) {
                throw new SettingException(
                        "scale", "%s=%s is invalid; a factor must be 0 or more".formatted(source.label(), factor));
            }
        }
        return AxisValues.checked("scale", factors);
    }

    /** Nominal chips, one after the other, calibrated as their users have them. */
    public static SweepAxes ofChips(long firstSeed, int count) {
        if (count < 1 || count > MOST_VALUES) {
            throw AxisValues.tooMany("chipSeed", count);
        }
        ChipSeeds.requireConsecutive(firstSeed, count);
        return new SweepAxes(
                LongStream.range(0, count).mapToObj(i -> firstSeed + i).toList(),
                List.of(1),
                List.of(ChipPreset.NOMINAL),
                Map.of(),
                List.of(SweepCalibration.PUBLIC),
                List.of(CalibrationSettings.defaults().age()),
                UseAxes.USUAL);
    }

    /** The same with factors of an error source. */
    public SweepAxes withScale(ErrorSource source, Double... factors) {
        Map<ErrorSource, List<Double>> changed = new LinkedHashMap<>(scales);
        changed.put(source, List.of(factors));
        return withScales(changed);
    }

    /** The same with the factors of other error sources. */
    SweepAxes withScales(Map<ErrorSource, List<Double>> others) {
        return new SweepAxes(chipSeeds, chips, presets, others, calibrations, ages, uses);
    }

    /** The same with other calibrations. */
    public SweepAxes withCalibrations(SweepCalibration... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, List.of(others), ages, uses);
    }

    /** The same with other ages. */
    public SweepAxes withAges(Duration... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, calibrations, List.of(others), uses);
    }

    /** The same with other cycles between events. */
    public SweepAxes withWaits(Integer... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, calibrations, ages, uses.withWaits(List.of(others)));
    }

    /** The same with networks that are used in another way. */
    public SweepAxes withUses(UseAxes others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, calibrations, ages, others);
    }
}
