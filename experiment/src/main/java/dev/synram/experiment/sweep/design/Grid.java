package dev.synram.experiment.sweep.design;

import dev.synram.experiment.setting.SettingException;
import dev.synram.simulator.error.ErrorSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every combination. */
public record Grid() implements SweepDesign {

    /** The name for people. */
    @Override
    public String toString() {
        return "every combination";
    }

    @Override
    public List<SweepPoint> points(SweepAxes axes) {
        List<List<Double>> factors = List.copyOf(axes.scales().values());
        double rows = (double) axes.chipSeeds().size()
                * axes.chips().size()
                * axes.presets().size()
                * axes.calibrations().size()
                * axes.ages().size()
                * axes.uses().combinations().size();
        for (List<Double> some : factors) {
            rows *= some.size();
        }
        if (rows > SweepDesign.MOST_ROWS) {
            throw new SettingException(
                    "chipSeed",
                    "and the other axes give %s rows; at most %s are supported, so name fewer values"
                            .formatted((long) rows, SweepDesign.MOST_ROWS));
        }
        List<SweepPoint> points = new ArrayList<>();
        List<NetworkUse> uses = axes.uses().combinations();
        for (ChipKind kind : kinds(axes)) {
            axes.ages().forEach(age -> uses.forEach(use -> points.add(new SweepPoint(points.size(), kind, age, use))));
        }
        return points;
    }

    private static List<ChipKind> kinds(SweepAxes axes) {
        List<ChipKind> kinds = new ArrayList<>();
        for (Map<ErrorSource, Double> scales : scales(axes)) {
            axes.presets()
                    .forEach(preset -> axes.calibrations()
                            .forEach(calibration -> axes.chips()
                                    .forEach(chips -> axes.chipSeeds()
                                            .forEach(seed -> kinds.add(
                                                    new ChipKind(seed, chips, preset, scales, calibration))))));
        }
        return kinds;
    }

    private static List<Map<ErrorSource, Double>> scales(SweepAxes axes) {
        List<Map<ErrorSource, Double>> all = List.of(Map.of());
        for (Map.Entry<ErrorSource, List<Double>> scale : axes.scales().entrySet()) {
            List<Map<ErrorSource, Double>> longer = new ArrayList<>();
            for (Map<ErrorSource, Double> before : all) {
                for (double factor : scale.getValue()) {
                    Map<ErrorSource, Double> one = new EnumMap<>(ErrorSource.class);
                    one.putAll(before);
                    one.put(scale.getKey(), factor);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }
}
