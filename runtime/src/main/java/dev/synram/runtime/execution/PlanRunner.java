package dev.synram.runtime.execution;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Plan;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs batches through the programs of a plan, which take samples round robin. */
public final class PlanRunner {

    private final Plan plan;
    private final ChipExecutor executor;
    private final List<Replica> replicas = new ArrayList<>();

    /** One program, and what is prepared for the size of its last batch. */
    private static final class Replica {

        private final ProgramExecutor executor;
        private final QuantizedNetwork network;
        private GraphRunner graph;

        Replica(ProgramExecutor executor, QuantizedNetwork network) {
            this.executor = executor;
            this.network = network;
            executor.load(network);
            graph = new GraphRunner(executor, network.network(), 0, false);
        }

        private GraphRunner graph(int samples) {
            GraphRunner prepared = new GraphRunner(executor, network.network(), samples, false);
            for (int i = 0; i < network.macs().size(); i++) {
                prepared.load(i, network.macs().get(i).bias());
            }
            return prepared;
        }

        void run(NoiseKey noise, Vectors samples, Vectors results) {
            if (graph.samples() != samples.count()) {
                graph = graph(samples.count());
            }
            graph.run(noise, samples, results);
        }
    }

    /**
     * Prepares to run.
     *
     * @param chips by position, calibrated
     * @param plan of the network, on these chips
     * @param network its weights
     * @param executor keeps the chips busy
     */
    public PlanRunner(List<Chip> chips, Plan plan, QuantizedNetwork network, ChipExecutor executor) {
        this.plan = plan;
        this.executor = executor;
        ChipExecutor within = plan.replicas().size() == 1 ? executor : executor.alone();
        for (int i = 0; i < plan.replicas().size(); i++) {
            replicas.add(new Replica(new ProgramExecutor(chips, plan.replicas().get(i), within), network));
        }
    }

    /** How the network is laid out. */
    public Plan plan() {
        return plan;
    }

    /**
     * Runs a batch.
     *
     * @param noise key of the noise; its offset is the number of the first sample
     * @param samples vectors of activations
     * @param results receives one 8-bit result vector a sample
     */
    public void run(NoiseKey noise, Vectors samples, Vectors results) {
        int count = replicas.size();
        if (count == 1) {
            replicas.getFirst().run(noise, samples, results);
            return;
        }
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RoundRobin share = new RoundRobin(i, count, noise.offset());
            if (share.first() < samples.count()) {
                Replica replica = replicas.get(i);
                tasks.add(() -> replica.run(share.of(noise), share.of(samples), share.of(results)));
            }
        }
        executor.runAll(tasks);
    }

    /** Writes all weights again in the next run. */
    public void reload() {
        replicas.forEach(replica -> replica.executor.load(replica.network));
    }

    /** Positions of chips that have failed. */
    public Set<Integer> failedChips() {
        Set<Integer> failed = new HashSet<>();
        replicas.forEach(replica -> failed.addAll(replica.executor.failedChips()));
        return failed;
    }

    /** Adds what was done for each multiplication since the last reset. */
    public void addCounts(long[] events, long[] executions) {
        for (int i = 0; i < replicas.size(); i++) {
            replicas.get(i).executor.addCounts(events, executions);
        }
    }

    /** Weights written since the last reset. */
    public long weightsWritten() {
        long sum = 0;
        for (int i = 0; i < replicas.size(); i++) {
            sum += replicas.get(i).executor.weightsWritten();
        }
        return sum;
    }

    /** Counts from 0. */
    public void reset() {
        for (int i = 0; i < replicas.size(); i++) {
            replicas.get(i).executor.reset();
        }
    }
}
