package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Program;
import dev.synram.kernel.Kernels;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.execution.ChipExecutor;
import dev.synram.runtime.execution.GraphRunner;
import dev.synram.runtime.execution.ProgramExecutor;
import java.util.Map;

/** Runs batches through a program and keeps what every layer gave, for whoever wants to know how results came about. */
public final class TracedProgram {

    private final Program program;
    private final ProgramExecutor executor;
    private final byte[][] biases;
    private final Kernels kernels;
    private GraphRunner graph;

    /**
     * Prepares to run.
     *
     * @param chips by their numbers in the program's machine, calibrated by whoever owns them
     * @param crew keeps the chips busy
     */
    public TracedProgram(Map<Integer, Chip> chips, Program program, ChipExecutor crew) {
        this.program = program;
        kernels = crew.kernels();
        executor = new ProgramExecutor(chips, program, crew);
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
        VectorBatch batch = graph.values(node).batch();
        if (batch instanceof Vectors vectors) {
            return vectors;
        }
        throw new IllegalStateException("traced results lie one after the other");
    }
}
