package dev.synram.training;

import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.parallel.Workers;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.Plan;
import dev.synram.compiler.Program;
import dev.synram.compiler.Workload;
import dev.synram.network.FloatWeights;
import dev.synram.network.Quantization;
import dev.synram.network.QuantizedNetwork;
import dev.synram.runtime.ChipCrew;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.TracedProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a network with chips in the loop. Weights are in units of the chip, kept within -63..63 and rounded whenever they
 * are written; biases are in LSB; samples are 5-bit activations.
 */
public final class ChipTraining {

    private final List<Chip> chips;
    private final Compiler compiler;
    private final Quantization quantization;
    private final Plan plan;
    private final double gain;
    private final int threads;
    private final Run trainingRun;
    private final Run testRun;

    /**
     * Prepares to train.
     *
     * @param chips calibrated, in the order of the compiler's machine
     * @param compiler lays the network out on them
     * @param quantization the network as it was laid into their ranges
     * @param gain LSB per unit of activation x weight at one send, measured on the calibrated chips
     * @param seed names the runs of the training
     * @param threads that compute the gradients; they do not depend on it
     */
    public ChipTraining(
            List<Chip> chips, Compiler compiler, Quantization quantization, double gain, long seed, int threads) {
        this.chips = List.copyOf(chips);
        this.compiler = compiler;
        this.quantization = quantization;
        this.gain = gain;
        this.threads = threads;
        plan = compiler.compile(Workload.of(quantization.rounded()).withSignedRows(), Compiler.DEFAULT_BATCH);
        Run run = Run.of(seed);
        trainingRun = run.part(0);
        testRun = run.part(1);
    }

    /** The state before the first epoch: the network as it was laid into the chips' ranges. */
    public TrainingState initial() {
        return TrainingState.initial(quantization.parameters());
    }

    /**
     * Trains until all epochs are done.
     *
     * @param start where to go on
     * @param test samples whose accuracy on the chips is noted after each epoch
     */
    public TrainingState train(
            TrainingState start, TrainingSettings settings, Samples train, Samples test, TrainingListener listener) {
        CrossEntropy loss = new CrossEntropy(settings.logitScale());
        try (Workers workers = new Workers(threads);
                ChipCrew crew = new ChipCrew(Math.min(threads, chips.size()))) {
            return new TrainingLoop(
                            gradient(loss, workers, crew), settings, weights -> accuracy(weights, test, crew), listener)
                    .train(start, train);
        }
    }

    private BatchGradient gradient(CrossEntropy loss, Workers workers, ChipCrew crew) {
        Map<Integer, Chip> byNumber = new HashMap<>();
        for (int i = 0; i < chips.size(); i++) {
            byNumber.put(i, chips.get(i));
        }
        List<ChipGradient> replicas = plan.replicas().stream()
                .map(program -> gradient(byNumber, program, loss, workers, crew))
                .toList();
        return replicas.size() == 1 ? replicas.getFirst() : new ReplicaGradient(replicas);
    }

    private ChipGradient gradient(
            Map<Integer, Chip> byNumber, Program program, CrossEntropy loss, Workers workers, ChipCrew crew) {
        TracedProgram traced = new TracedProgram(byNumber, program, crew);
        return new ChipGradient(traced, program, gain, trainingRun, loss, workers);
    }

    /** The network with its parameters rounded as the chips store them. */
    public QuantizedNetwork quantized(List<FloatWeights> parameters) {
        return quantization.rounded(parameters).withGain(gain);
    }

    private double accuracy(List<FloatWeights> weights, Samples test, ChipCrew crew) {
        NetworkRunner runner = new NetworkRunner(chips, compiler, quantized(weights), crew);
        Vectors results = runner.run(testRun, Vectors.of(test.values(), test.size()));
        return Classification.of(results, test.labels()).accuracy();
    }
}
