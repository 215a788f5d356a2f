package dev.synram.experiment.sweep;

import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
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
 * @param waits cycles of 8 ns between events, 1..10,000
 */
public record SweepAxes(
        List<Long> chipSeeds,
        List<Integer> chips,
        List<ChipPreset> presets,
        Map<ErrorSource, List<Double>> scales,
        List<SweepCalibration> calibrations,
        List<Duration> ages,
        List<Integer> waits) {

    /** The largest number of values of an axis. */
    public static final int MOST_VALUES = 1_000_000;

    private static final int MOST_WAIT = 10_000;

    public SweepAxes {
        chipSeeds = checked("chipSeed", chipSeeds);
        chips = checked("chips", chips);
        presets = checked("preset", presets);
        calibrations = checked("calibrationEffort", calibrations);
        ages = checked("calibrationAge", ages);
        waits = checked("wait", waits);
        Map<ErrorSource, List<Double>> copy = new LinkedHashMap<>();
        scales.forEach((source, factors) -> copy.put(source, checkedFactors(source, factors)));
        scales = Collections.unmodifiableMap(copy);
        for (int count : chips) {
            SettingException.require("chips", count, 1, ChipSettings.MAX_CHIPS);
            chipSeeds.forEach(seed -> ChipSeeds.requireConsecutive(seed, count));
        }
        waits.forEach(wait -> SettingException.require("wait", wait, 1, MOST_WAIT));
        for (Duration age : ages) {
            if (age.isNegative() || age.compareTo(CalibrationSettings.MAX_AGE) > 0) {
                throw new SettingException(
                        "calibrationAge", "is %s; it must be 0 to 365 days, in whole minutes".formatted(age));
            }
        }
    }

    private static <T> List<T> checked(String axis, List<T> values) {
        if (values.isEmpty()) {
            throw new SettingException(axis, "is empty; give at least one value");
        }
        if (values.size() > MOST_VALUES) {
            throw new SettingException(axis, tooMany(values.size()));
        }
        HashSet<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw new SettingException(axis, "names %s twice; name each value once".formatted(value));
            }
        }
        return List.copyOf(values);
    }

    private static String tooMany(int count) {
        return "has %s values; it must have 1..%s".formatted(count, MOST_VALUES);
    }

    private static List<Double> checkedFactors(ErrorSource source, List<Double> factors) {
        if (source.spikingOnly()) {
            throw new SettingException(
                    "scale", "names %s, which acts on spiking neurons only; leave it out".formatted(source.label()));
        }
        for (double factor : factors) {
            if (!(factor >= 0 && Double.isFinite(factor))) {
                throw new SettingException(
                        "scale", "%s=%s is invalid; a factor must be 0 or more".formatted(source.label(), factor));
            }
        }
        return checked("scale", factors);
    }

    /** Nominal chips, one after the other, calibrated as their users have them. */
    public static SweepAxes ofChips(long firstSeed, int count) {
        if (count < 1 || count > MOST_VALUES) {
            throw new SettingException("chipSeed", tooMany(count));
        }
        ChipSeeds.requireConsecutive(firstSeed, count);
        return new SweepAxes(
                LongStream.range(0, count).mapToObj(i -> firstSeed + i).toList(),
                List.of(1),
                List.of(ChipPreset.NOMINAL),
                Map.of(),
                List.of(SweepCalibration.PUBLIC),
                List.of(CalibrationSettings.defaults().age()),
                List.of(ChipSettings.DEFAULT_WAIT));
    }

    /** The same with factors of an error source. */
    public SweepAxes withScale(ErrorSource source, Double... factors) {
        Map<ErrorSource, List<Double>> changed = new LinkedHashMap<>(scales);
        changed.put(source, List.of(factors));
        return new SweepAxes(chipSeeds, chips, presets, changed, calibrations, ages, waits);
    }

    /** The same with other calibrations. */
    public SweepAxes withCalibrations(SweepCalibration... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, List.of(others), ages, waits);
    }

    /** The same with other ages. */
    public SweepAxes withAges(Duration... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, calibrations, List.of(others), waits);
    }

    /** The same with other cycles between events. */
    public SweepAxes withWaits(Integer... others) {
        return new SweepAxes(chipSeeds, chips, presets, scales, calibrations, ages, List.of(others));
    }

    /** The columns of the rows of a sweep over these axes. */
    public SweepSchema schema() {
        return new SweepSchema(scales.keySet());
    }
}
