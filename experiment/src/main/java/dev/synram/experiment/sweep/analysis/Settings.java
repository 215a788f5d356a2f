package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of rows as text. */
public final class Settings {

    private Settings() {}

    /** The values of a point on axes; empty without axes. */
    public static String label(SweepPoint point, List<Axis> axes) {
        return axes.stream()
                .map(axis -> axis.name() + " " + axis.value().apply(point).label())
                .collect(Collectors.joining(", "));
    }

    /** The rows of each setting, in the order of their first rows. */
    static Map<String, List<SweepRow>> groups(List<SweepRow> rows, List<Axis> axes) {
        Map<String, List<SweepRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(label(row.point(), axes), _ -> new ArrayList<>())
                .add(row));
        return groups;
    }
}
