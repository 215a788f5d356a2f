package dev.synram.experiment.sweep.work;

import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepRow;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Computes rows of a sweep, each on one thread. A row depends on its point and the workload alone. Chips are calibrated once for
 * all points that differ in nothing that a calibration depends on; each row has new chips to which the calibration is written, as
 * with a calibration from a file. Used by many threads at a time.
 */
public final class SweepWork {

    private final Substrate substrate;

    /**
     * Reads the networks of a workload.
     *
     * @throws UncheckedIOException if there is no room for a temporary file
     */
    public SweepWork(SweepWorkload workload) {
        substrate = workload.networks().stream().anyMatch(NetworkWorkload.OfSpikes.class::isInstance)
                ? new SpikingChips(workload)
                : new MultiplyingChips(workload);
    }

    /**
     * Measures chips in several settings.
     *
     * @param points of one kind of chips
     * @return one row a point; those whose measurement failed say why
     */
    public List<SweepRow> rows(List<SweepPoint> points) {
        Substrate.Calibrated chips;
        try {
            chips = substrate.calibrate(points.getFirst().kind());
        } catch (RuntimeException e) {
            return points.stream().map(point -> SweepRow.failed(point, e)).toList();
        }
        return points.stream().map(point -> row(point, chips)).toList();
    }

    private static SweepRow row(SweepPoint point, Substrate.Calibrated chips) {
        try {
            return SweepRow.of(point, chips.measure(point));
        } catch (RuntimeException e) {
            return SweepRow.failed(point, e);
        }
    }

    /** The groups of points that share their chips and so a calibration, in the order of their first points. */
    public static List<List<SweepPoint>> groups(List<SweepPoint> points) {
        LinkedHashMap<ChipKind, List<SweepPoint>> groups = new LinkedHashMap<>();
        points.forEach(point ->
                groups.computeIfAbsent(point.kind(), _ -> new ArrayList<>()).add(point));
        return List.copyOf(groups.values());
    }
}
