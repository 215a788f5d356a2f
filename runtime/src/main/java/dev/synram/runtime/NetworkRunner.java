package dev.synram.runtime;

import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Activity;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Program;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.Layer;
import dev.synram.network.MacLayer;
import dev.synram.network.QuantizedNetwork;

/**
 * Runs a network on a chip: every multiplication in analog, everything else on 8-bit results. Samples are taken in
 * batches, so that memory does not grow with their number; results do not depend on the size of the batches.
 */
public final class NetworkRunner {

    private static final int BATCH = 1000;

    private final MacExecutor executor;
    private final Program program;
    private final QuantizedNetwork network;
    private final EventCounter events;

    /**
     * Makes a runner.
     *
     * @param executor the chip
     * @param program the network's layout
     * @param network the network's weights
     */
    public NetworkRunner(MacExecutor executor, Program program, QuantizedNetwork network) {
        this.executor = executor;
        this.program = program;
        this.network = network;
        events = new EventCounter(program);
    }

    /**
     * Runs samples through the network.
     *
     * @param run names the execution: the noise of sample {@code i} belongs to {@code run} and {@code i}
     * @param samples vectors of 5-bit activations, as long as the network's input
     * @return one 8-bit result vector a sample
     */
    public Vectors run(Run run, Vectors samples) {
        Vectors results =
                Vectors.zeros(samples.count(), network.network().output().size());
        for (int first = 0; first < samples.count(); first += BATCH) {
            int count = Math.min(BATCH, samples.count() - first);
            runBatch(run, first, samples.range(first, count), results.range(first, count));
        }
        return results;
    }

    /** What has been sent to the chip by all runs so far. */
    public Activity activity() {
        return events.activity();
    }

    private void runBatch(Run run, int firstSample, Vectors samples, Vectors results) {
        byte[] values = packed(samples);
        int mac = 0;
        for (Layer layer : network.network().layers()) {
            switch (layer) {
                case MacLayer _ -> values = multiply(mac++, run, firstSample, values, samples.count());
                case ConvertingRelu relu -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = relu.apply(values[i]);
                    }
                }
            }
        }
        for (int v = 0; v < results.count(); v++) {
            System.arraycopy(values, v * results.length(), results.data(), results.start(v), results.length());
        }
        events.addSamples(samples.count());
    }

    private byte[] multiply(int index, Run run, int firstSample, byte[] values, int samples) {
        MacStep step = program.steps().get(index);
        Vectors inputs =
                Vectors.zeros(samples * step.mac().positions(), step.mac().inputs());
        step.mac().patches().gather(values, values.length / samples, samples, inputs.data());
        Vectors results = Vectors.zeros(inputs.count(), step.mac().outputs());
        Run part = run.part(index).skip((long) firstSample * step.mac().positions());
        executor.execute(step, network.macs().get(index).weights(), part, inputs, results);
        events.count(index, step, inputs);
        return results.data();
    }

    private static byte[] packed(Vectors vectors) {
        byte[] packed = new byte[vectors.count() * vectors.length()];
        for (int v = 0; v < vectors.count(); v++) {
            System.arraycopy(vectors.data(), vectors.start(v), packed, v * vectors.length(), vectors.length());
        }
        return packed;
    }
}
