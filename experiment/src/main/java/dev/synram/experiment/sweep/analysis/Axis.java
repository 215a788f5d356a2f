package dev.synram.experiment.sweep.analysis;

import dev.synram.compiler.layout.LayoutStyle;
import dev.synram.experiment.setting.ChipPreset;
import dev.synram.experiment.sweep.design.SweepCalibration;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What varies in the rows of a sweep beside the chips.
 *
 * @param name of the axis, with its unit
 * @param value of a point on it
 */
public record Axis(String name, Function<SweepPoint, AxisValue> value) {

    /** The axes with more than one value, error sources first. */
    public static List<Axis> varying(List<SweepRow> rows) {
        TreeSet<ErrorSource> sources = new TreeSet<>();
        rows.forEach(row -> sources.addAll(row.point().kind().scales().keySet()));
        List<Axis> all = new ArrayList<>();
        sources.forEach(source -> all.add(ofScale(source)));
        all.add(new Axis(
                "preset",
                point -> AxisValue.among(ChipPreset.values(), point.kind().preset())));
        all.add(new Axis(
                "calibration",
                point -> AxisValue.among(SweepCalibration.values(), point.kind().calibration())));
        all.add(new Axis("age, h", point -> AxisValue.of(point.ageHours())));
        all.add(new Axis("wait, cycles", point -> AxisValue.of(point.use().waitBetweenEvents())));
        all.add(new Axis("sends", point -> AxisValue.of(point.use().numSends())));
        all.add(new Axis(
                "layout",
                point -> AxisValue.among(LayoutStyle.values(), point.use().layout())));
        all.add(ofNetworks(rows));
        all.add(new Axis("chips together", point -> AxisValue.of(point.kind().chips())));
        return all.stream().filter(axis -> axis.values(rows).size() > 1).toList();
    }

    private static Axis ofNetworks(List<SweepRow> rows) {
        String[] names =
                rows.stream().map(row -> row.point().use().network()).distinct().toArray(String[]::new);
        return new Axis("network", point -> AxisValue.among(names, point.use().network()));
    }

    /** The factor of an error source. */
    public static Axis ofScale(ErrorSource source) {
        return new Axis(
                "factor of " + source.label(),
                point -> AxisValue.of(point.kind().scales().getOrDefault(source, 1.0)));
    }

    /** The values that rows have, in order. */
    public List<AxisValue> values(List<SweepRow> rows) {
        return rows.stream()
                .map(row -> value.apply(row.point()))
                .distinct()
                .sorted(Comparator.comparingDouble(AxisValue::position))
                .toList();
    }
}
