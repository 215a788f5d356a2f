package dev.synram.experiment.sweep;

import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Computes and keeps the rows of sweeps. The module {@code synram-sweep} provides one on Apache Spark; it is found if it is on the
 * class path.
 */
public interface SweepEngine {

    /**
     * The engine on the class path.
     *
     * @throws SweepException if there is none
     */
    static SweepEngine find() {
        return ServiceLoader.load(SweepEngine.class)
                .findFirst()
                .orElseThrow(
                        () -> new SweepException(
                                "sweeps need Apache Spark, which is not here; run ./synram in a copy of the sources, which fetches it, or add synram-sweep to the class path"));
    }

    /**
     * Computes the rows that a folder does not hold yet. They are kept in the folder {@code rows} within, a file every few seconds;
     * what is there stays whatever happens later. A row whose measurement fails says why, and the others are computed all the
     * same.
     *
     * @param folder of the results, which exists
     * @param cluster where the work is done
     * @throws SweepException if the cluster is lost, a file of rows is damaged, or the folder holds rows of other points
     * @throws java.io.UncheckedIOException if rows cannot be written
     */
    void run(Sweep sweep, Path folder, SweepCluster cluster, Progress progress);

    /**
     * The rows that a folder holds, in the order of their numbers.
     *
     * @throws SweepException if a file of rows is damaged
     */
    List<SweepRow> rows(Path folder, SweepSchema schema);

    /**
     * Answers a question in SQL over the rows of a folder, which are the table {@code rows}.
     *
     * @param answer receives the names of columns, then each row of the answer
     * @throws SweepException if the question is wrong
     */
    void query(Path folder, SweepSchema schema, String sql, Consumer<List<String>> answer);
}
