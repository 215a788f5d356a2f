package dev.synram.runtime.spiking;

import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.Metric;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.compiler.spiking.ModelPlacement;
import dev.synram.compiler.spiking.SpikingTarget;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs models of one topology on a calibrated chip. Weights are scaled so that an event of weight 1 causes the postsynaptic
 * potential that it causes in the model, as measured on this chip. Neurons whose calibration failed are not used. Inputs take a while
 * to the synapses, so a sample begins as much later on the chip; times of responses are those of the model.
 */
public final class ChipExecution implements SpikingExecution {

    /** From when the host sends an event until a synapse acts on it, in µs: link, crossbar and driver (our estimate, docs/spiking.md). */
    static final double INPUT_MICROS = 0.704;

    /** From a spike until the crossbar, where it gets its time stamp, in µs (our estimate, docs/spiking.md). */
    private static final double STAMP_MICROS = 0.08;

    private final Chip chip;
    private final ModelPlacement placement;
    private final TraceReader traces;
    private final double stepsPerUnit;
    private final NoiseKey noise;
    private final int[] labels;
    private long dropped;

    /**
     * Places a topology on a chip.
     *
     * @param chip in the state that the calibration left it in, or drifted since
     * @param seed draws the noise
     * @throws dev.synram.compiler.spiking.PlacementException if it does not fit
     * @throws CalibrationException if the calibration has no heights of postsynaptic potentials
     */
    public ChipExecution(Chip chip, SpikingCalibration calibration, SpikingTopology topology, long seed) {
        this.chip = chip;
        placement = ModelPlacement.place(
                topology,
                new SpikingTarget(chip.geometry(), calibration::calibrated, calibration::neuron),
                calibration.configuration());
        traces = new TraceReader(placement, calibration.targets());
        stepsPerUnit = stepsPerUnit(calibration, topology.dynamics());
        noise = NoiseKey.of(seed);
        labels = new int[topology.inputs()];
        for (int input = 0; input < labels.length; input++) {
            labels[input] = placement.label(input).value();
        }
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

    /** Steps of a synapse's weight for a weight of 1, of a neuron with one circuit; twice as many with two. */
    public double stepsPerUnit() {
        return stepsPerUnit;
    }

    /** The largest weight that a synapse of every neuron has: half as large if any neuron has two circuits. */
    public double largestWeight() {
        return ChipGeometry.MAX_WEIGHT / (stepsPerUnit * placement.mostCircuits());
    }

    @Override
    public List<NetworkResponse> run(SpikingModel model, List<SpikeTrain> inputs, TimeGrid grid, long execution) {
        List<SpikingRun> runs = new ArrayList<>();
        for (SpikeTrain input : inputs) {
            runs.add(SpikingRun.of(events(input), grid.micros() + INPUT_MICROS).withCadc(traces.circuits()));
        }
        return chip.emulate(placement.configuration(model, stepsPerUnit), runs, noise.fold(execution)).stream()
                .map(record -> respond(record, grid))
                .toList();
    }

    private NetworkResponse respond(SpikingRecord record, TimeGrid grid) {
        dropped += record.counters().totalDropped();
        return new NetworkResponse(spikes(record.spikes()), traces.read(record, grid));
    }

    /** Events that found an output of the crossbar busy, and were lost, in all executions so far. */
    public long droppedEvents() {
        return dropped;
    }

    private Events events(SpikeTrain train) {
        int[] cycles = new int[train.count()];
        int[] values = new int[train.count()];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = ChipTime.cycles(train.micros()[i]);
            values[i] = labels[train.sources()[i]];
        }
        return Events.of(cycles, values).queued();
    }

    private SpikeTrain spikes(Events events) {
        int[] neurons = new int[events.count()];
        float[] micros = new float[events.count()];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = placement.neuron(events.label(i)).orElseThrow();
            micros[i] = (float) Math.max(0, events.micros(i) - INPUT_MICROS - STAMP_MICROS);
        }
        return new SpikeTrain(neurons, micros);
    }
}
