package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Plan;
import dev.synram.network.layer.Layer;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.execution.RoundRobin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs one batch node by node through the programs of a plan, which take samples round robin, and keeps the results of every
 * layer: every sample goes through the chips that it would go through in a {@link NetworkRunner}.
 */
public final class TracedPlan {

    private final List<TracedProgram> replicas;
    private List<Part> parts = List.of();
    private int count;

    /** A program and its share of the batch. */
    private record Part(TracedProgram program, RoundRobin share) {}

    /**
     * Prepares to run.
     *
     * @param cluster the chips, calibrated
     * @param plan one that is laid out on them
     * @throws IllegalArgumentException if the plan is laid out on other chips
     */
    public TracedPlan(ChipCluster cluster, Plan plan) {
        replicas = plan.replicas().stream()
                .map(program -> new TracedProgram(cluster, program))
                .toList();
    }

    /**
     * Multiplies with these weights from now on.
     *
     * @param mac number of the multiplication
     * @param bias what is added to its results; empty if it has no digital bias
     */
    public void load(int mac, QuantizedWeights weights, byte[] bias) {
        replicas.forEach(program -> program.load(mac, weights, bias));
    }

    /** Sends the vectors of a multiplication so many times from now on, whatever the programs say. */
    public void send(int mac, int times) {
        replicas.forEach(program -> program.send(mac, times));
    }

    /**
     * Begins a batch.
     *
     * @param noise key of the noise; its offset is the number of the first sample
     * @param samples vectors of activations
     */
    public void begin(NoiseKey noise, Vectors samples) {
        count = samples.count();
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            RoundRobin share = new RoundRobin(i, replicas.size(), noise.offset());
            if (share.first() < count) {
                replicas.get(i).begin(share.of(noise), share.of(samples));
                all.add(new Part(replicas.get(i), share));
            }
        }
        parts = List.copyOf(all);
    }

    /** Adds another bias to the results of a multiplication in the batch. */
    public void rebias(int mac, byte[] bias) {
        parts.forEach(part -> part.program.rebias(mac, bias));
    }

    /** Computes a node with another layer from now on: one of the host, or a ReLU with another limit. */
    public void replace(int node, Layer layer) {
        parts.forEach(part -> part.program.replace(node, layer));
    }

    /** Computes one node of the batch; those that it takes results of must have been computed. */
    public void compute(int node) {
        parts.forEach(part -> part.program.compute(node));
    }

    /** The results of a node, one vector a sample. */
    public Vectors values(int node) {
        return joined(program -> program.values(node));
    }

    /** The results of a multiplication before its digital bias is added, one vector a sample. */
    public Vectors readings(int mac) {
        return joined(program -> program.readings(mac));
    }

    private Vectors joined(Function<TracedProgram, Vectors> results) {
        Vectors first = results.apply(parts.getFirst().program);
        if (parts.size() == 1) {
            return first;
        }
        Vectors all = Vectors.zeros(count, first.length());
        for (Part part : parts) {
            Vectors own = results.apply(part.program);
            Vectors to = part.share.of(all);
            for (int i = 0; i < own.count(); i++) {
                own.copy(i, to.data(), to.start(i));
            }
        }
        return all;
    }
}
