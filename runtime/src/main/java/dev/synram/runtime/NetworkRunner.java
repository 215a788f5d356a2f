package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Activity;
import dev.synram.compiler.plan.Plan;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.execution.PlanRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a network on one or more chips. Samples are taken in batches, so that memory does not grow with their number; results
 * do not depend on the size of the batches. A chip that fails is taken out: the network is laid out again on the others, and
 * the batch is run again. A runner is used by one thread at a time.
 */
public final class NetworkRunner {

    private static final int BATCH = 1000;

    /** Bytes that the results of all layers of a batch may take. */
    private static final long MOST_MEMORY = 1L << 28;

    private final ChipCluster cluster;
    private final QuantizedNetwork network;
    private final int batch;
    private final Totals totals;
    private Compiler compiler;
    private PlanRunner runner;

    /**
     * Lays a network out.
     *
     * @param cluster the chips, calibrated; the caller closes them
     * @param compiler lays the network out on all or some of them, and again if one fails
     * @param network the network
     * @throws IllegalArgumentException if the compiler is not for these chips
     */
    public NetworkRunner(ChipCluster cluster, Compiler compiler, QuantizedNetwork network) {
        cluster.requireFit(compiler.target());
        this.cluster = cluster;
        this.network = network;
        this.compiler = compiler;
        long size = network.network().nodes().stream()
                .mapToLong(node -> node.shape().size())
                .sum();
        batch = Math.clamp(MOST_MEMORY / size, 1, BATCH);
        totals = new Totals(network.macs().size());
        runner = new PlanRunner(cluster.chips(), compiler.compile(network), network, cluster.executor());
    }

    /** A runner on one chip that the caller has calibrated and closes. */
    public static NetworkRunner onOne(Chip chip, Compiler compiler, QuantizedNetwork network) {
        ChipCluster alone = ChipCluster.withTarget(List.of(chip), compiler.target(), Double.NaN, 1);
        return new NetworkRunner(alone, compiler, network);
    }

    /** The network, with its weights. */
    public QuantizedNetwork network() {
        return network;
    }

    /** The chips, those that have failed among them. */
    ChipCluster cluster() {
        return cluster;
    }

    /** How the network is laid out now. */
    public Plan plan() {
        return runner.plan();
    }

    /**
     * Runs samples through the network.
     *
     * @param noise key of the noise: that of sample {@code i} belongs to {@code noise} and {@code i}
     * @param samples vectors of activations, as long as the network's input
     * @return one 8-bit result vector a sample
     * @throws ChipFailedException if the last chip has failed
     */
    public Vectors run(NoiseKey noise, Vectors samples) {
        Vectors results =
                Vectors.zeros(samples.count(), network.network().output().size());
        run(noise, samples, results);
        return results;
    }

    /**
     * Runs samples through the network.
     *
     * @param noise key of the noise
     * @param samples vectors of activations
     * @param results receives one 8-bit result vector a sample
     * @throws ChipFailedException if the last chip has failed
     */
    public void run(NoiseKey noise, Vectors samples, Vectors results) {
        for (int first = 0; first < samples.count(); first += batch) {
            int count = Math.min(batch, samples.count() - first);
            if (count == samples.count()) {
                runBatch(noise, samples, results);
            } else {
                runBatch(noise.skip(first), samples.range(first, count), results.range(first, count));
            }
        }
    }

    /** Writes all weights again in the next run, because something else has used the chips. */
    public void reload() {
        runner.reload();
    }

    /** What chips have done in all runs so far, batches that were repeated without a failed chip counted once. */
    public Activity activity() {
        return totals.activity();
    }

    private void runBatch(NoiseKey noise, Vectors samples, Vectors results) {
        boolean done = false;
        while (!done) {
            try {
                runner.run(noise, samples, results);
                totals.add(samples.count(), runner);
                done = true;
            } catch (ChipFailedException e) {
                continueWithout(e);
            }
            runner.reset();
        }
    }

    private void continueWithout(ChipFailedException failure) {
        List<Integer> left = new ArrayList<>(compiler.target().chips());
        left.removeAll(runner.failedChips());
        if (left.isEmpty()) {
            throw failure;
        }
        compiler = compiler.withTarget(compiler.target().only(left));
        runner = new PlanRunner(cluster.chips(), compiler.compile(network), network, cluster.executor());
    }

    /** What has been done in all batches. */
    private static final class Totals {

        private final long[] events;
        private final long[] executions;
        private long weightsWritten;
        private int samples;

        Totals(int macs) {
            events = new long[macs];
            executions = new long[macs];
        }

        void add(int more, PlanRunner runner) {
            samples += more;
            runner.addCounts(events, executions);
            weightsWritten += runner.weightsWritten();
        }

        Activity activity() {
            return new Activity(samples, events.clone(), executions.clone(), weightsWritten);
        }
    }
}
