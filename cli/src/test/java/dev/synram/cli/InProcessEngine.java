package dev.synram.cli;

import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import dev.synram.experiment.sweep.work.SweepWork;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Computes sweeps one row after another and keeps them in memory, in place of the engine of module sweep. */
public final class InProcessEngine implements SweepEngine {

    private static final Map<Path, List<SweepRow>> ROWS = new HashMap<>();

    /** The rows of a folder. */
    static List<SweepRow> rows(Path folder) {
        return ROWS.getOrDefault(folder, List.of());
    }

    /** What the program answers if this engine is on the class path. */
    static Said said(Path services, String... arguments) throws IOException {
        Path folder = Files.createDirectories(services.resolve("META-INF").resolve("services"));
        Files.writeString(folder.resolve(SweepEngine.class.getName()), InProcessEngine.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URI root = services.toUri();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Said.by(arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void run(Sweep sweep, Path folder, SweepCluster cluster, Progress progress) {
        SweepWork work = new SweepWork(sweep.workload());
        ROWS.put(
                folder,
                SweepWork.groups(sweep.settings().points()).stream()
                        .flatMap(group -> work.rows(group).stream())
                        .toList());
    }

    @Override
    public List<SweepRow> rows(Path folder, SweepSchema schema) {
        return rows(folder);
    }

    @Override
    public void query(Path folder, SweepSchema schema, String sql, Consumer<List<String>> answer) {
        throw new UnsupportedOperationException("no SQL");
    }
}
