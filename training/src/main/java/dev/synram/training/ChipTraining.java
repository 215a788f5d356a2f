package dev.synram.training;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.parallel.Workers;
import dev.synram.compiler.Program;
import dev.synram.network.FloatWeights;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.QuantizedWeights;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Trains a network with a chip in the loop. Weights are in units of the chip, kept within -63..63 and rounded whenever
 * they are written; samples are 5-bit activations.
 */
public final class ChipTraining {

    private final Chip chip;
    private final Program program;
    private final double gain;
    private final int threads;
    private final Run trainingRun;
    private final Run testRun;

    /**
     * Prepares to train.
     *
     * @param chip the calibrated chip
     * @param program the network's layout on it
     * @param gain LSB per unit of activation x weight at one send, measured on the calibrated chip
     * @param seed names the runs of the training
     * @param threads that compute the gradients; they do not depend on it
     */
    public ChipTraining(Chip chip, Program program, double gain, long seed, int threads) {
        this.chip = chip;
        this.program = program;
        this.gain = gain;
        this.threads = threads;
        Run run = Run.of(seed);
        trainingRun = run.part(0);
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
        CrossEntropy loss = new CrossEntropy(settings.logitScale());
        try (Workers workers = new Workers(threads)) {
            BatchGradient gradient = new ChipGradient(chip, program, gain, trainingRun, loss, workers);
            return new TrainingLoop(gradient, settings, weights -> accuracy(weights, test), listener)
                    .train(start, train);
        }
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
        NetworkRunner runner = new NetworkRunner(chip, program, quantized(weights));
        Vectors results = runner.run(testRun, Vectors.of(test.values(), test.size()));
        return Classification.of(results, test.labels()).accuracy();
    }
}
