package dev.synram.sweep.engine;

import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.design.SweepPoint;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.experiment.sweep.row.SweepSchema;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * One job of Spark with a task for each group of points, without a shuffle. Finished rows are handed over while others are being
 * computed, in the order in which they are finished. Closing ends the connection to the cluster.
 */
public final class ClusterJob implements AutoCloseable {

    private static final long POLL_MILLIS = 100;

    private final SweepCluster cluster;
    private final JavaSparkContext spark;

    /** Connects to a cluster. */
    public ClusterJob(SweepCluster cluster) {
        this.cluster = cluster;
        try {
            spark = new JavaSparkContext(configuration(cluster));
        } catch (Exception e) { // Spark's are checked, but not declared
            throw new SweepException(
                    "--master %s cannot be used: %s; give an address such as spark://host:7077"
                            .formatted(cluster.master(), firstLine(e)),
                    e);
        }
    }

    private static SparkConf configuration(SweepCluster cluster) {
        SparkConf configuration = SparkSettings.of(cluster);
        return configuration.setIfMissing(
                "spark.executor.extraJavaOptions",
                "--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED");
    }

    /**
     * Computes rows.
     *
     * @param groups points that share a calibration
     * @param finished receives the rows of groups that are finished, those of one group together, from this thread
     * @param idle is run now and then
     * @throws SweepException if the cluster gives up
     */
    public void run(Sweep sweep, List<List<SweepPoint>> groups, Consumer<List<SweepRow>> finished, Runnable idle) {
        try {
            compute(sweep, groups, finished, idle);
        } catch (IllegalStateException e) {
            throw spark.sc().isStopped() ? lost(e) : e;
        }
    }

    private void compute(Sweep sweep, List<List<SweepPoint>> groups, Consumer<List<SweepRow>> finished, Runnable idle) {
        SweepSchema schema = sweep.settings().schema();
        SharedWork shared = new SharedWork(
                sweep.workload(), List.copyOf(sweep.settings().axes().scales().keySet()));
        Broadcast<SharedWork> broadcast = spark.broadcast(shared);
        JavaRDD<List<Object[]>> tasks = spark.parallelize(groups, groups.size()).map(new GroupTask(broadcast));
        BlockingQueue<List<Object[]>> results = new LinkedBlockingQueue<>();
        SimpleFutureAction<BoxedUnit> job = submit(tasks, groups.size(), results);
        try {
            for (int done = 0; done < groups.size(); ) {
                List<Object[]> values = results.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (values != null) {
                    finished.accept(rows(schema, values));
                    done++;
                } else if (job.isCompleted() && results.isEmpty()) {
                    requireSuccess(job);
                }
                idle.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepException("the sweep was interrupted; --resume continues it", e);
        } finally {
            if (!spark.sc().isStopped()) {
                job.cancel();
            }
        }
    }

    private static List<SweepRow> rows(SweepSchema schema, List<Object[]> values) {
        return values.stream().map(row -> schema.row(Arrays.asList(row))).toList();
    }

    private SimpleFutureAction<BoxedUnit> submit(
            JavaRDD<List<Object[]>> tasks, int count, BlockingQueue<List<Object[]>> results) {
        Seq<Object> partitions = CollectionConverters.asScala(
                        IntStream.range(0, count).mapToObj(i -> (Object) i).toList())
                .toSeq();
        return spark.sc()
                .submitJob(
                        tasks.rdd(),
                        (Function1<Iterator<List<Object[]>>, List<Object[]>> & Serializable) Iterator::next,
                        partitions,
                        (_, rows) -> {
                            results.add(rows);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
    }

    private void requireSuccess(SimpleFutureAction<BoxedUnit> job) {
        Option<Try<BoxedUnit>> value = job.value();
        if (value.isDefined() && value.get().isFailure()) {
            throw lost(value.get().failed().get());
        }
    }

    private SweepException lost(Throwable cause) {
        String problem = spark.sc().isStopped()
                ? "%s cannot be reached or was lost".formatted(cluster.master())
                : "the work on %s ended: %s".formatted(cluster.master(), firstLine(cause));
        return new SweepException(problem + "; rows that are finished are kept, and --resume continues", cause);
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        spark.close();
    }
}
