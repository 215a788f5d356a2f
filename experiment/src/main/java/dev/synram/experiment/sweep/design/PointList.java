package dev.synram.experiment.sweep.design;

import dev.synram.experiment.setting.SettingException;
import dev.synram.files.Sha256;
import dev.synram.simulator.error.ErrorSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points that are named one by one. Each may leave some axes with several values: every combination of these is measured. The
 * networks are those of the sweep; an error source that a point does not scale has the factor 1.
 *
 * @param points the values of each, at least one
 */
public record PointList(List<SweepAxes> points) implements SweepDesign {

    public PointList {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new SettingException("points", "is empty; give at least one point");
        }
    }

    /** The name for people; other points have another one. */
    @Override
    public String toString() {
        return "list of %s points, SHA-256 %s"
                .formatted(points.size(), Sha256.of(points.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<SweepPoint> points(SweepAxes axes) {
        List<SweepPoint> all = new ArrayList<>();
        Map<SweepPoint, Integer> seen = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            SweepAxes point = points.get(i)
                    .withUses(points.get(i).uses().withNetworks(axes.uses().networks()));
            for (SweepPoint one : new Grid().points(scaled(point, axes.scales().keySet()))) {
                Integer before = seen.put(one.numbered(0), i + 1);
                if (before != null) {
                    throw new SettingException(
                            "points",
                            "%s and %s both name chip %s in the same setting; name each once"
                                    .formatted(before, i + 1, one.kind().chipSeed()));
                }
                all.add(one.numbered(all.size()));
            }
            if (all.size() > MOST_ROWS) {
                throw new SettingException(
                        "points", "give more than %s rows, which is the most; name fewer".formatted(MOST_ROWS));
            }
        }
        return all;
    }

    private static SweepAxes scaled(SweepAxes point, Set<ErrorSource> sources) {
        Map<ErrorSource, List<Double>> scales = new LinkedHashMap<>();
        sources.forEach(source -> scales.put(source, List.of(1.0)));
        scales.putAll(point.scales());
        return point.withScales(scales);
    }

    /** The axes with a factor of 1 for each error source that only points scale, so that rows have a column for it. */
    public SweepAxes covered(SweepAxes axes) {
        Set<ErrorSource> sources = new HashSet<>();
        points.forEach(point -> sources.addAll(point.scales().keySet()));
        return scaled(axes, sources);
    }
}
