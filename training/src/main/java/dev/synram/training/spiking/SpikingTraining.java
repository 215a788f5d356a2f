package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.learning.InitialSpikingWeights;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a spiking network with one hidden population: in float on the host, where neurons are ideal, and then with a chip in the
 * loop, whose spikes and potentials take the place of the host's while gradients remain those of the model.
 */
public final class SpikingTraining {

    /** From a spike on the chip until it acts there: output, crossbar and driver (see the chip's event delays), rounded to the grid. */
    private static final double DELAY_MICROS = 0.5;

    private final Chip chip;
    private final SpikingCalibration calibration;

    /**
     * Prepares a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     */
    public SpikingTraining(Chip chip, SpikingCalibration calibration) {
        this.chip = chip;
        this.calibration = calibration;
    }

    /**
     * Trains a network and tests it.
     *
     * @param data samples with values of 0..1
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit the chip
     */
    public SpikingTrained train(DataSplit data, SpikingTrainingSettings settings, Progress progress) {
        long begin = System.nanoTime();
        SpikingTopology topology = topology(data, settings);
        ChipExecution onChip = new ChipExecution(chip, calibration, topology, settings.seed());
        double limit = onChip.largestWeight();
        SpikingModel model = draw(topology, settings, limit);
        SpikingSamples train = SpikingSamples.of(data.train(), settings.encoding());
        SpikingSamples test = SpikingSamples.of(data.test(), settings.encoding());
        Learner learner = Learner.of(settings.rule(), settings.sampleMicros());
        List<SpikingEpoch> history = new ArrayList<>();
        SpikingExecution host = new HostExecution();
        TestSet tests = new TestSet(learner, test);
        try (Progress.Task task = progress.begin("training on the host", settings.hostEpochs())) {
            run(new SpikingLoop(model, learner, host, false, settings, limit), train, history, task);
        }
        double software = tests.accuracy(host, model);
        calibration.withEqualNeurons().applyTo(chip);
        double uncalibrated = tests.accuracy(onChip, model);
        calibration.applyTo(chip);
        double transferred = tests.accuracy(onChip, model);
        try (Progress.Task task = progress.begin("training in the loop", settings.epochs())) {
            run(new SpikingLoop(model, learner, onChip, true, settings, limit), train, history, task);
        }
        SpikingTrainingResult result = new SpikingReportCard(data, settings, topology, calibration)
                .result(
                        new SpikingAccuracies(software, uncalibrated, transferred),
                        tests.responses(onChip, model),
                        history,
                        onChip,
                        begin);
        return new SpikingTrained(model, result);
    }

    private static void run(SpikingLoop loop, SpikingSamples train, List<SpikingEpoch> history, Progress.Task task) {
        for (int epoch = 0; epoch < loop.epochs(); epoch++) {
            history.add(loop.epoch(train, epoch));
            task.advance(1);
        }
    }

    private SpikingTopology topology(DataSplit data, SpikingTrainingSettings settings) {
        NeuronDynamics dynamics = new NeuronDynamics(
                calibration.targets().membraneMicros(),
                calibration.targets().excitatoryMicros(),
                calibration.targets().refractoryMicros(),
                DELAY_MICROS);
        int inputs = settings.encoding().inputs(data.train().sampleSize());
        return settings.rule().outputsSpike()
                ? SpikingTopology.withFirstSpike(inputs, settings.hidden(), data.classes(), dynamics)
                : SpikingTopology.withReadout(inputs, settings.hidden(), data.classes(), dynamics);
    }

    private static SpikingModel draw(SpikingTopology topology, SpikingTrainingSettings settings, double limit) {
        InitialSpikingWeights initial = settings.initial();
        SpikingModel model = SpikingModel.zero(topology);
        fill(model.weights().getFirst(), initial.hiddenMean(), initial.hiddenDeviation(), limit, settings.seed(), 0);
        fill(model.weights().getLast(), initial.outputMean(), initial.outputDeviation(), limit, settings.seed(), 1);
        return model;
    }

    private static void fill(float[] weights, double mean, double deviation, double limit, long seed, int layer) {
        long key = CounterRandom.combine(CounterRandom.mix(seed), layer);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.clamp(mean + deviation * CounterRandom.normal(key, i), -limit, limit);
        }
    }
}
