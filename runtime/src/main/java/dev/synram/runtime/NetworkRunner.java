package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.chip.kernel.DigitalKernel;
import dev.synram.chip.kernel.Kernels;
import dev.synram.chip.kernel.LaneLayout;
import dev.synram.compiler.Activity;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Program;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.Layer;
import dev.synram.network.MacLayer;
import dev.synram.network.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a network on a chip: every multiplication in analog, everything else on 8-bit results. Samples are taken in
 * batches, so that memory does not grow with their number; results do not depend on the size of the batches. A runner is
 * used by one thread at a time.
 */
public final class NetworkRunner {

    private static final int BATCH = 1000;

    private final Program program;
    private final List<Layer> layers;
    private final List<MacExecutor> executors = new ArrayList<>();
    private final DigitalKernel digital = Kernels.best().digital();
    private final LaneLayout layout = new LaneLayout(Kernels.best().lane());
    private Buffers buffers = Buffers.NONE;
    private final RunPart ofLayer = new RunPart();
    private int samplesRun;

    /**
     * Makes a runner.
     *
     * @param chip the chip, calibrated by whoever owns it
     * @param program the network's layout
     * @param network the network's weights
     */
    public NetworkRunner(Chip chip, Program program, QuantizedNetwork network) {
        this.program = program;
        layers = network.network().layers();
        for (MacStep step : program.steps()) {
            MacExecutor executor = new MacExecutor(chip, step);
            executor.load(network.macs().get(step.mac().index()).weights());
            executors.add(executor);
        }
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
                Vectors.zeros(samples.count(), program.network().output().size());
        run(run, samples, results);
        return results;
    }

    /**
     * Runs samples through the network.
     *
     * @param run names the execution
     * @param samples vectors of 5-bit activations
     * @param results receives one 8-bit result vector a sample
     */
    public void run(Run run, Vectors samples, Vectors results) {
        for (int first = 0; first < samples.count(); first += BATCH) {
            int count = Math.min(BATCH, samples.count() - first);
            if (count == samples.count()) {
                runBatch(run, samples, results);
            } else {
                runBatch(run.skip(first), samples.range(first, count), results.range(first, count));
            }
        }
    }

    /** What has been sent to the chip by all runs so far. */
    public Activity activity() {
        return new Activity(
                samplesRun,
                executors.stream().mapToLong(MacExecutor::eventSlots).toArray());
    }

    private void runBatch(Run run, Vectors samples, Vectors results) {
        if (buffers.samples() != samples.count()) {
            buffers = Buffers.of(program, samples.count());
        }
        buffers.read(layout, samples);
        VectorBatch values = buffers.input();
        int mac = 0;
        for (int i = 0; i < layers.size(); i++) {
            switch (layers.get(i)) {
                case MacLayer _ -> {
                    int positions = program.steps().get(mac).mac().positions();
                    Buffers.Results buffer = buffers.results().get(mac);
                    executors.get(mac).execute(ofLayer.nameAfter(run, mac, positions), values, buffer.byPosition());
                    values = buffer.bySample();
                    mac++;
                }
                case ConvertingRelu relu -> digital.convert(values.data(), 0, values.data().length, relu.shift());
            }
        }
        Buffers.write(layout, values, results);
        samplesRun += samples.count();
    }
}
