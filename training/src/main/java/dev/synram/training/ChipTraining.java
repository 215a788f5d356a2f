package dev.synram.training;

import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Program;
import dev.synram.network.FloatWeights;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.QuantizedWeights;
import dev.synram.runtime.Classification;
import dev.synram.runtime.MacExecutor;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Trains a network with a chip in the loop. Weights are in units of the chip, kept within -63..63 and rounded whenever
 * they are written; samples are 5-bit activations.
 */
public final class ChipTraining {

    private final MacExecutor executor;
    private final Program program;
    private final ChipForward forward;
    private final Run testRun;

    /**
     * Prepares to train.
     *
     * @param executor the calibrated chip
     * @param program the network's layout on it
     * @param gain LSB per unit of activation x weight at one send, measured on the calibrated chip
     * @param seed names the runs of the training
     */
    public ChipTraining(MacExecutor executor, Program program, double gain, long seed) {
        this.executor = executor;
        this.program = program;
        Run run = Run.of(seed);
        forward = new ChipForward(executor, program, gain, run.part(0));
        testRun = run.part(1);
    }

    /**
     * Trains until all epochs are done.
     *
     * @param start where to go on
     * @param test samples whose accuracy on the chip is noted after each epoch
     */
    public TrainingState train(
            TrainingState start, TrainingSettings settings, Samples train, Samples test, TrainingListener listener) {
        return new TrainingLoop(forward, settings, weights -> accuracy(weights, test), listener).train(start, train);
    }

    /** The network with weights rounded as the chip stores them. */
    public QuantizedNetwork quantized(List<FloatWeights> weights) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            macs.add(new QuantizedNetwork.Mac(
                    QuantizedWeights.of(weights.get(i)),
                    program.steps().get(i).settings().numSends()));
        }
        return new QuantizedNetwork(program.network(), macs, new TreeMap<>());
    }

    private double accuracy(List<FloatWeights> weights, Samples test) {
        NetworkRunner runner = new NetworkRunner(executor, program, quantized(weights));
        Vectors results = runner.run(testRun, Vectors.of(test.values(), test.size()));
        return Classification.of(results, test.labels()).accuracy();
    }
}
