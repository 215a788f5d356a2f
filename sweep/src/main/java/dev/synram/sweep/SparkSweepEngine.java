package dev.synram.sweep;

import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.experiment.sweep.work.SweepWork;
import dev.synram.sweep.engine.ClusterJob;
import dev.synram.sweep.engine.RowQuery;
import dev.synram.sweep.rows.RowFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sweeps on Apache Spark: in threads of this process, or on a cluster. Tasks are sent nothing but their points; network and data
 * are sent to each process once. Rows come back to this process, which alone writes them, so that workers need no common file
 * system.
 */
public final class SparkSweepEngine implements SweepEngine {

    /** How much finished work a killed process may lose. */
    private static final Duration UNSAVED = Duration.ofSeconds(5);

    private final Duration unsaved;

    /** Makes the engine that {@link SweepEngine#find} finds. */
    public SparkSweepEngine() {
        this(UNSAVED);
    }

    /** Makes an engine that saves finished rows after another time. */
    SparkSweepEngine(Duration unsaved) {
        this.unsaved = unsaved;
    }

    @Override
    public void run(Sweep sweep, Path folder, SweepCluster cluster, Progress progress) {
        RowFiles files = new RowFiles(folder, sweep.settings().schema());
        List<SweepPoint> points = sweep.settings().points();
        List<List<SweepPoint>> missing = missing(points, files, folder);
        int rows = missing.stream().mapToInt(List::size).sum();
        if (rows == 0) {
            return;
        }
        String title = rows == points.size()
                ? "measuring %s rows".formatted(rows)
                : "measuring the other %s of %s rows".formatted(rows, points.size());
        try (ClusterJob job = new ClusterJob(cluster);
                Progress.Task task = progress.begin(title, rows);
                UnsavedRows finished = new UnsavedRows(files, unsaved)) {
            job.run(
                    sweep,
                    missing,
                    some -> {
                        finished.add(some);
                        task.advance(some.size());
                    },
                    finished::saveIfDue);
        }
    }

    private static List<List<SweepPoint>> missing(List<SweepPoint> points, RowFiles files, Path folder) {
        Set<SweepPoint> missing = new LinkedHashSet<>(points);
        for (SweepRow row : files.read()) {
            if (!missing.remove(row.point())) {
                throw new SweepException("%s holds rows of another sweep, such as row %s; choose another folder"
                        .formatted(folder, row.number()));
            }
        }
        return SweepWork.groups(List.copyOf(missing));
    }

    @Override
    public List<SweepRow> rows(Path folder, SweepSchema schema) {
        return new RowFiles(folder, schema).read();
    }

    @Override
    public void query(Path folder, SweepSchema schema, String sql, Consumer<List<String>> answer) {
        RowFiles files = new RowFiles(folder, schema);
        files.read(); // names a file that is damaged
        new RowQuery(files.folder(), schema).answer(sql, answer);
    }
}
