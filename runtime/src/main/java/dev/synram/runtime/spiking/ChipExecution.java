package dev.synram.runtime.spiking;

import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.Metric;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.spiking.SpikingTarget;
import dev.synram.compiler.spiking.runs.ModelRuns;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs models of one topology on a calibrated chip. Weights are scaled so that an event of weight 1 causes the postsynaptic
 * potential that it causes in the model, as measured on this chip. Neurons whose calibration failed are not used. A model that is larger
 * than the chip runs in parts, one after another, if it is feed-forward: spikes of earlier parts are recorded, and replayed as inputs
 * after the model's delay. Inputs take a while to the synapses, so a sample begins as much later on the chip; times of responses are
 * those of the model.
 */
public final class ChipExecution implements SpikingExecution {

    private final SpikingTopology topology;
    private final List<RunOnChip> runs;
    private final double stepsPerUnit;
    private final NoiseKey noise;

    /**
     * Places a topology on a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     * @param seed draws the noise
     * @throws dev.synram.compiler.spiking.PlacementException if it does not fit
     * @throws CalibrationException if the calibration has no heights of postsynaptic potentials
     */
    public ChipExecution(Chip chip, SpikingCalibration calibration, SpikingTopology topology, long seed) {
        this.topology = topology;
        stepsPerUnit = stepsPerUnit(calibration, topology.dynamics());
        noise = NoiseKey.of(seed);
        SpikingTarget target = new SpikingTarget(chip.geometry(), calibration::calibrated, calibration::neuron);
        runs = ModelRuns.place(topology, target, calibration::configuration).stream()
                .map(placed -> new RunOnChip(chip, calibration.targets(), placed, stepsPerUnit))
                .toList();
    }

    private static double stepsPerUnit(SpikingCalibration calibration, NeuronDynamics dynamics) {
        SpikingTargets targets = calibration.targets();
        double height = (mean(calibration, SpikingMetrics.EXCITATORY_HEIGHT)
                        + mean(calibration, SpikingMetrics.INHIBITORY_HEIGHT))
                / 2;
        return dynamics.peak() * (targets.threshold() - targets.leak()) / height;
    }

    private static double mean(SpikingCalibration calibration, String quantity) {
        return calibration.figures().stream()
                .filter(metric -> metric.name().equals(quantity))
                .mapToDouble(Metric::meanAfter)
                .findFirst()
                .orElseThrow(() -> new CalibrationException(
                        "this calibration of chip %s has no %s, by which weights are scaled; calibrate the chip again"
                                .formatted(calibration.chip(), quantity)));
    }

    /** How often the chip runs for a sample: once if the model fits it, otherwise once for each part. */
    public int runs() {
        return runs.size();
    }

    /** Steps of a synapse's weight for a weight of 1, of a neuron with one circuit; as many times more as it has circuits. */
    public double stepsPerUnit() {
        return stepsPerUnit;
    }

    /** The largest weight that every projection has: for one circuit a neuron, divided by the most circuits that any neuron has. */
    public double largestWeight() {
        return Arrays.stream(largestWeights()).min().orElse(ChipGeometry.MAX_WEIGHT / stepsPerUnit);
    }

    /** The largest weight of each projection, smaller where its targets have several circuits. */
    public double[] largestWeights() {
        int[] circuits = new int[topology.projections().size()];
        Arrays.fill(circuits, 1);
        runs.forEach(run -> run.addCircuits(circuits));
        return IntStream.of(circuits)
                .mapToDouble(most -> ChipGeometry.MAX_WEIGHT / (stepsPerUnit * most))
                .toArray();
    }

    @Override
    public List<NetworkResponse> run(SpikingModel model, List<SpikeTrain> inputs, TimeGrid grid, long execution) {
        NoiseKey key = noise.fold(execution);
        if (runs.size() == 1) {
            return runs.getFirst().run(model, inputs, grid, key);
        }
        List<WholeResponse> collected = inputs.stream()
                .map(_ -> new WholeResponse(topology.neurons(), grid))
                .toList();
        for (int number = 0; number < runs.size(); number++) {
            RunOnChip run = runs.get(number);
            List<SpikeTrain> trains = IntStream.range(0, inputs.size())
                    .mapToObj(sample -> run.part()
                            .inputs(inputs.get(sample), collected.get(sample).spikes(), grid.micros()))
                    .toList();
            List<NetworkResponse> responses = run.run(run.part().of(model), trains, grid, key.fold(number));
            for (int sample = 0; sample < responses.size(); sample++) {
                collected.get(sample).add(run.part(), responses.get(sample));
            }
        }
        return collected.stream().map(WholeResponse::response).toList();
    }

    /** Events that found an output of the crossbar busy, and were lost, in all executions so far. */
    public long droppedEvents() {
        return runs.stream().mapToLong(RunOnChip::droppedEvents).sum();
    }
}
