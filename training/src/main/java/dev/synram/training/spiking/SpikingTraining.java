package dev.synram.training.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.spiking.learning.InitialSpikingWeights;
import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingChipAnswers;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTest;
import dev.synram.experiment.spiking.learning.SpikingTestSet;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.experiment.spiking.learning.WeightDistribution;
import dev.synram.experiment.spiking.trained.SpikingState;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a spiking network: in float on the host, where neurons are ideal, and then with a chip in the
 * loop, whose spikes and potentials take the place of the host's while gradients remain those of the model.
 */
public final class SpikingTraining {

    /** From a spike on the chip until it acts there: output, crossbar and driver (see the chip's event delays), rounded to the grid. */
    private static final double DELAY_MICROS = 0.5;

    private final Chip chip;
    private final SpikingCalibration calibration;
    private final Optional<SpikingStorage> storage;

    /**
     * Prepares a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     */
    public SpikingTraining(Chip chip, SpikingCalibration calibration) {
        this(chip, calibration, Optional.empty());
    }

    private SpikingTraining(Chip chip, SpikingCalibration calibration, Optional<SpikingStorage> storage) {
        this.chip = chip;
        this.calibration = calibration;
        this.storage = storage;
    }

    /** The same with its state stored after each epoch, and resumed if the storage says so. */
    public SpikingTraining keeping(SpikingStorage other) {
        return new SpikingTraining(chip, calibration, Optional.of(other));
    }

    /**
     * Trains a network and tests it. Where samples have more than 128 inputs, every neuron takes both circuits of a column; if circuits
     * failed in the calibration, there are as many hidden neurons as fit beside the outputs. Feed-forward networks that are larger
     * than any chip run in parts, see {@link ChipExecution}. If the neurons were calibrated for another
     * time constant than that of the settings, all times change with it.
     *
     * @param data samples; values beyond 0..1 are scaled to that range
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit the chip
     * @throws dev.synram.experiment.checkpoint.CheckpointException if a stored state belongs to another training
     * @throws dev.synram.files.FileException if a stored state is damaged, with what is kept and how to go on
     */
    public SpikingTrained train(DataSplit data, SpikingTrainingSettings wanted, Progress progress) {
        long begin = System.nanoTime();
        SpikingTrainingSettings settings = fitted(wanted, data);
        ValueScaling scaling = ValueScaling.of(data.train());
        DataSplit scaled = data.map(scaling::applyTo);
        SpikingTopology topology = topology(calibration.targets(), scaled, settings);
        ChipExecution onChip = TopologyFit.place(chip, calibration, topology, settings.seed());
        ResumedSpikingSettings resumed = new ResumedSpikingSettings(settings, scaled, calibration);
        SpikingCheckpoints checkpoints =
                storage.map(place -> place.checkpoints(resumed.all())).orElse(SpikingCheckpoints.NONE);
        double[] limits = onChip.largestWeights();
        SpikingModel model = draw(topology, settings, limits);
        SpikingSamples train = SpikingSamples.of(scaled.train(), settings.encoding());
        Learner learner = Learner.of(settings);
        SpikingExecution host = new HostExecution();
        SpikingTestSet tests =
                new SpikingTestSet(scaled.test(), settings.encoding(), learner.decoder(), learner.grid());
        SpikingState onHost = SpikingStage.onHost(checkpoints)
                .run(new SpikingLoop(model, learner, host, false, settings, limits), settings, train, progress);
        SpikingModel hostModel = model.copy();
        double software = AccuracyInterval.accuracy(tests.correct(host, model, SpikingTest.SOFTWARE));
        double uncalibrated = uncalibrated(tests, onChip, model);
        boolean[] transferred = tests.correct(onChip, model, SpikingTest.TRANSFERRED);
        long lostInTests = onChip.droppedEvents();
        SpikingState inLoop = SpikingStage.inTheLoop(checkpoints, onChip::droppedEvents)
                .run(new SpikingLoop(model, learner, onChip, true, settings, limits), settings, train, progress);
        long lostInTraining = onChip.droppedEvents();
        SpikingAnswers answers = tests.answers(onChip, model, SpikingTest.IN_LOOP);
        SpikingChipAnswers ofChip = SpikingChipAnswers.of(
                calibration.chip(),
                transferred,
                answers,
                onChip.stepsPerUnit(),
                lostInTests + inLoop.droppedEvents() + onChip.droppedEvents() - lostInTraining);
        List<SpikingEpoch> history = new ArrayList<>(onHost.history());
        history.addAll(inLoop.history());
        SpikingTrainingResult result = new SpikingReportCard(scaled, settings, topology, calibration, onChip.runs())
                .result(software, uncalibrated, ofChip, answers, history, begin);
        TrainedSpikingNetwork network = new TrainedSpikingNetwork(
                model.copy(),
                hostModel,
                scaling,
                settings.encoding(),
                learner.decoder(),
                learner.grid(),
                data.name(),
                data.classNames(),
                calibration.chip(),
                software,
                resumed.provenance());
        return new SpikingTrained(network, result, ofChip);
    }

    private SpikingTrainingSettings fitted(SpikingTrainingSettings wanted, DataSplit data) {
        SpikingTrainingSettings settings =
                wanted.forTimeConstant(calibration.targets().membraneMicros());
        int inputs = settings.encoding().inputs(data.train().sampleSize());
        boolean wide = inputs > ChipGeometry.SIGNED_INPUTS && inputs <= SpikingConfiguration.ROWS;
        boolean fitsWholeChip = settings.hidden().count() + data.classes() <= ChipGeometry.COLUMNS;
        return !(wide && fitsWholeChip)
                ? settings
                : settings.withHidden(settings.hidden().atMost(calibration.calibratedColumns() - data.classes()));
    }

    /** The accuracy with equal cells in all neurons; the calibration is restored. */
    private double uncalibrated(SpikingTestSet tests, ChipExecution onChip, SpikingModel model) {
        calibration.withEqualNeurons().applyTo(chip);
        double accuracy = AccuracyInterval.accuracy(tests.correct(onChip, model, SpikingTest.UNCALIBRATED));
        calibration.applyTo(chip);
        return accuracy;
    }

    /**
     * Checks that a network for these data fits a chip whose neurons can all be used, before one is calibrated.
     *
     * @throws dev.synram.compiler.spiking.PlacementException if it does not, with what would fit
     */
    public static void check(DataSplit data, SpikingTrainingSettings settings) {
        TopologyFit.check(topology(settings.targets(), data, settings));
    }

    private static SpikingTopology topology(SpikingTargets targets, DataSplit data, SpikingTrainingSettings settings) {
        NeuronDynamics dynamics = new NeuronDynamics(
                targets.membraneMicros(), targets.excitatoryMicros(), targets.refractoryMicros(), DELAY_MICROS);
        int inputs = settings.encoding().inputs(data.train().sampleSize());
        NeuronPopulation outputs = settings.rule().outputsSpike()
                ? NeuronPopulation.lif("output", data.classes())
                : NeuronPopulation.integrators("readout", data.classes());
        return settings.hidden().topology(inputs, outputs, dynamics);
    }

    private static SpikingModel draw(SpikingTopology topology, SpikingTrainingSettings settings, double[] limits) {
        SpikingModel model = SpikingModel.zero(topology);
        int last = model.weights().size() - 1;
        for (int i = 0; i <= last; i++) {
            fill(
                    model.weights().get(i),
                    distribution(topology, settings.initial(), i),
                    limits[i],
                    key(settings.seed(), i, last));
        }
        return model;
    }

    /** The inputs have the first number and the outputs the second, whatever is between. */
    private static long key(long seed, int projection, int last) {
        int number = projection == last ? 1 : projection == 0 ? 0 : projection + 1;
        return CounterRandom.combine(CounterRandom.mix(seed), number);
    }

    private static WeightDistribution distribution(
            SpikingTopology topology, InitialSpikingWeights initial, int projection) {
        Projection one = topology.projections().get(projection);
        if (projection == topology.projections().size() - 1) {
            return initial.ofOutputs();
        }
        if (one.firstSource() < topology.inputs()) {
            return initial.ofInputs();
        }
        return one.firstSource() == topology.inputs() + one.firstTarget()
                ? initial.ofRecurrence(one.sources(), topology.inputs())
                : initial.ofHidden(one.sources(), topology.inputs());
    }

    private static void fill(float[] weights, WeightDistribution distribution, double limit, long key) {
        for (int i = 0; i < weights.length; i++) {
            double weight = distribution.mean() + distribution.deviation() * CounterRandom.normal(key, i);
            weights[i] = (float) Math.clamp(weight, -limit, limit);
        }
    }
}
