package dev.synram.experiment.sweep;

import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.sweep.design.Grid;
import dev.synram.experiment.sweep.design.PointList;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.design.SweepDesign;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of a sweep.
 *
 * @param axes what is varied
 * @param design which combinations are measured
 * @param samples number of test samples, evenly spaced; all if empty
 * @param runs number of runs of all samples in each row, 1..1000
 * @param seed of the noise
 * @param normalization how samples are normalized
 */
public record SweepSettings(
        SweepAxes axes, SweepDesign design, OptionalInt samples, int runs, long seed, Normalization normalization) {

    private static final int MOST_RUNS = 1000;

    public SweepSettings {
        SettingException.require("runs", runs, 1, MOST_RUNS);
        if (design instanceof PointList list) {
            axes = list.covered(axes);
        }
        samples.ifPresent(count -> SettingException.require("samples", count, 1, Integer.MAX_VALUE));
    }

    /** Every combination, with one run of all samples. */
    public static SweepSettings of(SweepAxes axes) {
        return new SweepSettings(axes, new Grid(), OptionalInt.empty(), 1, 1, Normalization.NONE);
    }

    /** The same with some of the test samples. */
    public SweepSettings withSamples(int count) {
        return new SweepSettings(axes, design, OptionalInt.of(count), runs, seed, normalization);
    }

    /** The same with other combinations. */
    public SweepSettings withDesign(SweepDesign other) {
        return new SweepSettings(axes, other, samples, runs, seed, normalization);
    }

    /** The columns of the rows. */
    public SweepSchema schema() {
        return new SweepSchema(axes.scales().keySet());
    }

    /** The same for networks of these names. */
    SweepSettings withNetworks(List<String> networks) {
        SweepAxes named = axes.withUses(axes.uses().withNetworks(networks));
        return new SweepSettings(named, design, samples, runs, seed, normalization);
    }

    /** The test samples that are used. */
    LabelledData chosen(LabelledData all) {
        int count = samples.orElse(all.count());
        SettingException.require("samples", count, 1, all.count());
        return all.spaced(count);
    }

    /** The axes of all points. */
    List<SweepAxes> designed() {
        return design instanceof PointList list ? list.points() : List.of(axes);
    }

    /** The points that are measured, in the order of their rows. */
    public List<SweepPoint> points() {
        return design.points(axes);
    }
}
