package dev.synram.sweep.engine;

import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Measures chips in all settings that share a calibration: one task. Rows travel as the values of their columns. */
final class GroupTask implements Function<List<SweepPoint>, List<Object[]>> {

    private static final long serialVersionUID = 1L;

    private final Broadcast<SharedWork> shared;

    GroupTask(Broadcast<SharedWork> shared) {
        this.shared = shared;
    }

    @Override
    public List<Object[]> call(List<SweepPoint> points) {
        SharedWork work = shared.value();
        SweepSchema schema = new SweepSchema(work.scaled());
        List<Object[]> rows = new ArrayList<>();
        work.work().rows(points).forEach(row -> rows.add(schema.values(row).toArray()));
        return rows;
    }
}
