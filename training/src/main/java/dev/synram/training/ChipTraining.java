package dev.synram.training;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.data.LabelledData;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.setting.SettingException;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.TracedProgram;
import dev.synram.training.engine.LibraryThreads;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.BatchLoss;
import dev.synram.training.gradient.ChipGradient;
import dev.synram.training.gradient.ChipInputs;
import dev.synram.training.gradient.CrossEntropy;
import dev.synram.training.gradient.Distillation;
import dev.synram.training.gradient.FleetGradient;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.ReplicaGradient;
import dev.synram.training.gradient.Teacher;
import dev.synram.training.gradient.TrainingChips;
import dev.synram.training.robustness.BiasCorrection;
import dev.synram.training.robustness.ChipPattern;
import dev.synram.training.robustness.LearnedSteps;
import dev.synram.training.robustness.RecalibratedGradient;
import dev.synram.training.robustness.RobustGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a network with chips in the loop. Weights are in units of the chip, clipped to -63..63 and rounded whenever
 * they are written; biases are in LSB; samples are 5-bit activations. With a fleet, each batch runs on a randomly drawn
 * member, so that the network does not rely on the properties of a single chip.
 */
public final class ChipTraining {

    /** Keeps the draws of patterns apart from others of the same seed. */
    private static final long PATTERN = 0x9A77E2;

    /** Keeps the noise of corrections after an epoch apart from that of the tests of the trained network. */
    private static final long CORRECTIONS = 0xE90C45;

    private final List<TrainingChips> fleet;
    private final Quantization quantization;
    private final long seed;
    private final int threads;
    private final NoiseKey trainingNoise;
    private final NoiseKey testNoise;
    private final Optional<Teacher> teacher;
    private final LearnedSteps steps;
    private final Optional<BiasCorrection> correction;

    /**
     * Prepares training on chips on which the network is placed together.
     *
     * @param chips calibrated chips
     * @param quantization the network scaled to their ranges
     * @param seed seed of the training's noise
     * @param threads number of threads for the gradients, which do not depend on it
     */
    public ChipTraining(TrainingChips chips, Quantization quantization, long seed, int threads) {
        this(List.of(chips), quantization, seed, threads);
    }

    /**
     * Prepares training for a fleet.
     *
     * @param fleet members of the fleet, at least one
     * @param quantization the network scaled to their ranges
     * @param seed seed of the training's noise and of the member drawn for each batch
     * @param threads number of threads for the gradients, which do not depend on it
     */
    public ChipTraining(List<TrainingChips> fleet, Quantization quantization, long seed, int threads) {
        this(fleet, quantization, seed, threads, Optional.empty(), Optional.empty());
    }

    private ChipTraining(
            List<TrainingChips> fleet,
            Quantization quantization,
            long seed,
            int threads,
            Optional<Teacher> teacher,
            Optional<BiasCorrection> correction) {
        if (fleet.isEmpty()) {
            throw new IllegalArgumentException("a fleet must have at least one member");
        }
        this.fleet = List.copyOf(fleet);
        this.quantization = quantization;
        this.seed = seed;
        this.threads = threads;
        NoiseKey noise = NoiseKey.of(seed);
        trainingNoise = noise.fold(0);
        testNoise = noise.fold(1);
        this.teacher = teacher;
        this.correction = correction;
        steps = new LearnedSteps(quantization.network());
    }

    /** The same with a teacher, whose outputs count as {@link GradientSettings#distillation} says. */
    public ChipTraining taughtBy(Teacher other) {
        return new ChipTraining(fleet, quantization, seed, threads, Optional.of(other), correction);
    }

    /**
     * The same with sends and digital biases corrected for each chip at its first batch of each epoch, and before tests.
     * {@link dev.synram.training.robustness.setting.RobustnessSettings#recalibrates} needs it.
     *
     * @throws SettingException if a multiplication has no digital biases
     */
    public ChipTraining recalibrating(BiasCorrection biases) {
        BiasCorrection.requireBiases(quantization.network());
        return new ChipTraining(fleet, quantization, seed, threads, teacher, Optional.of(biases));
    }

    /** The chips of a fleet with their compilers. */
    static TrainingChips member(SimulatedChips chips) {
        return new TrainingChips(chips.cluster(), chips.compiler());
    }

    /** The state before the first epoch: the network scaled to the chips' ranges. */
    public TrainingState initial() {
        return TrainingState.initial(quantization.parameters());
    }

    /** The same with what these settings train besides: the ranges of steps that are learned. */
    public TrainingState initial(GradientSettings settings) {
        return settings.robustness().learnsSteps()
                ? TrainingState.initial(steps.added(quantization.parameters()))
                : initial();
    }

    /**
     * Trains until all epochs are done.
     *
     * @param start state to resume from, of the same settings as those of {@link #initial(GradientSettings)}
     * @param test samples whose accuracy on the chips, averaged over the fleet, is recorded after each epoch
     * @throws SettingException if the settings ask for a correction of biases, and none is prepared
     */
    public TrainingState train(
            TrainingState start,
            Hyperparameters settings,
            LabelledData train,
            LabelledData test,
            TrainingListener listener) {
        if (settings.gradient().robustness().recalibrates() && correction.isEmpty()) {
            throw new SettingException(
                    "recalibrate", "needs samples that correct biases; call recalibrating(), or leave it out");
        }
        try (Workers workers = new Workers(threads);
                LibraryThreads _ = new LibraryThreads(teacher.isPresent() ? Integer.MAX_VALUE : 1)) {
            List<BatchGradient> gradients = fleet.stream()
                    .map(member -> gradient(member, settings.gradient(), workers, EpochBatches.count(settings, train)))
                    .toList();
            BatchGradient gradient = gradients.size() == 1 ? gradients.getFirst() : new FleetGradient(gradients, seed);
            Hyperparameters limited =
                    settings.gradient().robustness().learnsSteps() ? settings.withoutWeightLimit() : settings;
            List<Integer> layers = firstParameters();
            settings.order().require(settings.epochs(), layers.size());
            return new TrainingLoop<>(gradient, limited, (weights, epochs) -> accuracy(weights, test, epochs), listener)
                    .withLayers(layers, workers)
                    .train(start, train);
        }
    }

    /** The index of each multiplication's weights, which are followed by its biases if they are digital. */
    private List<Integer> firstParameters() {
        List<Integer> first = new ArrayList<>();
        int next = 0;
        for (Mac mac : quantization.rounded().network().macs()) {
            first.add(next);
            next += mac.layer().bias().digital() ? 2 : 1;
        }
        return first;
    }

    private BatchGradient gradient(TrainingChips member, GradientSettings settings, Workers workers, int batches) {
        QuantizedNetwork rounded = quantization.rounded();
        QuantizedNetwork sent = correction
                .map(biases -> rounded.withGain(biases.gain()).forGain(member.gain()))
                .orElse(rounded);
        Plan plan = member.compiler().compile(Workload.of(sent).withSignedRows(), Compiler.DEFAULT_BATCH);
        RobustGradients robust =
                new RobustGradients(plan.replicas().getFirst().network(), settings.robustness(), pattern());
        List<BatchGradient> replicas = new ArrayList<>();
        List<ChipGradient> chips = new ArrayList<>();
        for (Program program : plan.replicas()) {
            TracedProgram traced = new TracedProgram(member.cluster(), program);
            ChipGradient gradient = new ChipGradient(traced, program, member.gain(), trainingNoise, settings, workers);
            chips.add(gradient);
            replicas.add(robust.of(gradient, loss(settings), CounterRandom.combine(patternSeed(), replicas.size())));
        }
        BatchGradient together = replicas.size() == 1 ? replicas.getFirst() : new ReplicaGradient(replicas);
        return correction
                .<BatchGradient>map(biases -> new RecalibratedGradient(
                        together,
                        chips,
                        (parameters, epoch) -> biases.missing(member, quantized(parameters), trainingNoise.fold(epoch)),
                        batches))
                .orElse(together);
    }

    private BatchLoss loss(GradientSettings settings) {
        CrossEntropy labels = new CrossEntropy(settings.logitScale());
        return teacher.<BatchLoss>map(known -> new Distillation(labels, known, settings.distillation()))
                .orElse(labels);
    }

    private ChipPattern pattern() {
        return ChipPattern.of(fleet.stream()
                .flatMap(member -> member.cluster().calibrations().stream())
                .toList());
    }

    private long patternSeed() {
        return CounterRandom.combine(seed, PATTERN);
    }

    private double gain() {
        return correction
                .map(BiasCorrection::gain)
                .orElseGet(() -> fleet.stream()
                        .mapToDouble(TrainingChips::gain)
                        .average()
                        .orElseThrow());
    }

    /** The network with its parameters rounded as the chips store them. */
    public QuantizedNetwork quantized(List<FloatWeights> parameters) {
        if (!steps.areIn(parameters)) {
            return quantization.rounded(parameters).withGain(gain());
        }
        QuantizedNetwork network =
                quantization.rounded(steps.onChip(parameters)).withGain(gain());
        return network.withOutputUnit(network.outputUnit() * steps.ofResults(parameters));
    }

    private double accuracy(List<FloatWeights> weights, LabelledData test, int epochs) {
        QuantizedNetwork network = quantized(weights);
        double sum = 0;
        for (TrainingChips member : fleet) {
            QuantizedNetwork corrected = correction
                    .map(biases -> biases.on(
                            member, network, testNoise.fold(CORRECTIONS).fold(epochs)))
                    .orElse(network);
            NetworkRunner runner = new NetworkRunner(member.cluster(), member.compiler(), corrected);
            Vectors results = runner.run(testNoise, new ChipInputs().of(test));
            sum += Classification.of(results, test.labels()).accuracy();
        }
        return sum / fleet.size();
    }
}
