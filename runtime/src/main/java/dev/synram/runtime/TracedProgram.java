package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Program;
import dev.synram.kernel.Kernels;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.execution.GraphRunner;
import dev.synram.runtime.execution.ProgramExecutor;

/** Runs batches through a program and keeps the results of every layer. */
public final class TracedProgram {

    private final Program program;
    private final ProgramExecutor executor;
    private final byte[][] biases;
    private final Kernels kernels;
    private GraphRunner graph;

    /**
     * Prepares to run.
     *
     * @param cluster the chips, calibrated
     * @param program one that is laid out on them
     * @throws IllegalArgumentException if the program is laid out on other chips
     */
    public TracedProgram(ChipCluster cluster, Program program) {
        cluster.requireFit(program.target());
        this.program = program;
        kernels = cluster.executor().kernels();
        executor = new ProgramExecutor(cluster.chips(), program, cluster.executor());
        biases = new byte[program.steps().size()][0];
        graph = new GraphRunner(executor, program.network(), 0, true);
    }

    /** Compute what the chips do not. */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * Multiplies with these weights from now on.
     *
     * @param mac number of the multiplication
     * @param bias what is added to its results; empty if it has no digital bias
     */
    public void load(int mac, QuantizedWeights weights, byte[] bias) {
        executor.load(mac, weights);
        biases[mac] = bias;
        graph.load(mac, bias);
    }

    /**
     * Runs a batch.
     *
     * @param samples vectors of activations
     * @param results receives one result vector a sample
     */
    public void run(NoiseKey noise, Vectors samples, Vectors results) {
        if (graph.samples() != samples.count()) {
            graph = new GraphRunner(executor, program.network(), samples.count(), true);
            for (int i = 0; i < biases.length; i++) {
                graph.load(i, biases[i]);
            }
        }
        graph.run(noise, samples, results);
    }

    /** The results of a node for the last batch, one vector a sample. */
    public Vectors values(int node) {
        return rows(graph.values(node).batch());
    }

    /** The results of a multiplication for the last batch before its digital bias is added, one vector a sample. */
    public Vectors readings(int mac) {
        return rows(graph.readings(mac).batch());
    }

    private static Vectors rows(VectorBatch batch) {
        if (batch instanceof Vectors vectors) {
            return vectors;
        }
        throw new IllegalStateException("traced results are in rows");
    }
}
