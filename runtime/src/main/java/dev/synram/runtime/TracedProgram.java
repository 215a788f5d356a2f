package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Program;
import dev.synram.kernel.Kernels;
import dev.synram.network.layer.Layer;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.execution.GraphRunner;
import dev.synram.runtime.execution.ProgramExecutor;
import dev.synram.runtime.host.Values;
import java.util.IdentityHashMap;

/** Runs batches through a program and keeps the results of every layer. */
public final class TracedProgram {

    private final Program program;
    private final ProgramExecutor executor;
    private final byte[][] biases;
    private final Kernels kernels;
    private final IdentityHashMap<Values, Rows> copies = new IdentityHashMap<>();
    private GraphRunner graph;

    /** How often results have changed. */
    private long changes;

    /** Results of a batch one vector a sample, copied when they are asked for. */
    private static final class Rows {

        private final Vectors vectors;
        private long changes = -1;

        Rows(Values values, int samples) {
            vectors = Vectors.zeros(samples, values.size());
        }
    }

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

    /** Sends the vectors of a multiplication so many times from now on, whatever the program says. */
    public void send(int mac, int times) {
        executor.send(mac, times);
    }

    /** Begins a batch that is run node by node, so that a layer can be chosen by the results of those before it. */
    public void begin(NoiseKey noise, Vectors samples) {
        prepare(samples.count());
        changes++;
        graph.begin(noise, samples);
    }

    /** Adds another bias to the results of a multiplication, in the last batch and from now on. */
    public void rebias(int mac, byte[] bias) {
        biases[mac] = bias;
        changes++;
        graph.rebias(mac, bias);
    }

    /** Computes a node with another layer from now on in a batch that has begun: one of the host, or a ReLU with another limit. */
    public void replace(int node, Layer layer) {
        graph.replace(node, layer);
    }

    /** Computes one node of a batch that has begun; those that it takes results of must have been computed. */
    public void compute(int node) {
        changes++;
        graph.compute(node);
    }

    /**
     * Runs a batch.
     *
     * @param samples vectors of activations
     * @param results receives one result vector a sample
     */
    public void run(NoiseKey noise, Vectors samples, Vectors results) {
        prepare(samples.count());
        changes++;
        graph.run(noise, samples, results);
    }

    private void prepare(int samples) {
        if (graph.samples() == samples) {
            return;
        }
        graph = new GraphRunner(executor, program.network(), samples, true);
        copies.clear();
        for (int i = 0; i < biases.length; i++) {
            if (biases[i].length > 0) {
                graph.load(i, biases[i]);
            }
        }
    }

    /** The results of a node for the last batch, one vector a sample; valid until the next one begins. */
    public Vectors values(int node) {
        return rows(graph.values(node));
    }

    /**
     * The results of a multiplication for the last batch before its digital bias is added, one vector a sample; valid until the
     * next one begins.
     */
    public Vectors readings(int mac) {
        return rows(graph.readings(mac));
    }

    private Vectors rows(Values values) {
        if (values.batch() instanceof Vectors vectors) {
            return vectors;
        }
        Rows copy = copies.computeIfAbsent(values, results -> new Rows(results, graph.samples()));
        if (copy.changes != changes) {
            graph.copy(values, copy.vectors);
            copy.changes = changes;
        }
        return copy.vectors;
    }
}
