package dev.synram.runtime.execution;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Plan;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs batches through the programs of a plan, which take turns with the samples. */
public final class PlanRunner {

    private final Plan plan;
    private final ChipExecutor crew;
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

    public PlanRunner(Map<Integer, Chip> chips, Plan plan, QuantizedNetwork network, ChipExecutor crew) {
        this.plan = plan;
        this.crew = crew;
        ChipExecutor within = plan.replicas().size() == 1 ? crew : crew.alone();
        for (int i = 0; i < plan.replicas().size(); i++) {
            replicas.add(new Replica(new ProgramExecutor(chips, plan.replicas().get(i), within), network));
        }
    }

    public Plan plan() {
        return plan;
    }

    public void run(NoiseKey noise, Vectors samples, Vectors results) {
        int count = replicas.size();
        if (count == 1) {
            replicas.getFirst().run(noise, samples, results);
            return;
        }
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RoundRobin turns = new RoundRobin(i, count, noise.offset());
            if (turns.first() < samples.count()) {
                Replica replica = replicas.get(i);
                tasks.add(() -> replica.run(turns.of(noise), turns.of(samples), turns.of(results)));
            }
        }
        crew.runAll(tasks);
    }

    public void addCounts(long[] events, long[] executions) {
        for (int i = 0; i < replicas.size(); i++) {
            replicas.get(i).executor.addCounts(events, executions);
        }
    }

    public long weightsWritten() {
        long sum = 0;
        for (int i = 0; i < replicas.size(); i++) {
            sum += replicas.get(i).executor.weightsWritten();
        }
        return sum;
    }

    public void reset() {
        for (int i = 0; i < replicas.size(); i++) {
            replicas.get(i).executor.reset();
        }
    }
}
