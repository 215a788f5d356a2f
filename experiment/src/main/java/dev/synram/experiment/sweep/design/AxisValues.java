package dev.synram.experiment.sweep.design;

import dev.synram.experiment.setting.SettingException;
import java.util.HashSet;
import java.util.List;

/** The values of an axis. */
final class AxisValues {

    private AxisValues() {}

    /**
     * A copy of the values.
     *
     * @throws SettingException naming the axis, if there are none, too many, or one is there twice
     */
    static <T> List<T> checked(String axis, List<T> values) {
        if (values.isEmpty()) {
            throw new SettingException(axis, "is empty; give at least one value");
        }
        if (values.size() > SweepAxes.MOST_VALUES) {
            throw tooMany(axis, values.size());
        }
        HashSet<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw new SettingException(axis, "names %s twice; name each value once".formatted(value));
            }
        }
        return List.copyOf(values);
    }

    static SettingException tooMany(String axis, int count) {
        return new SettingException(axis, "has %s values; it must have 1..%s".formatted(count, SweepAxes.MOST_VALUES));
    }
}
