package dev.synram.runtime.spiking;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.compiler.spiking.ModelPlacement;
import dev.synram.compiler.spiking.runs.ModelPart;
import dev.synram.compiler.spiking.runs.PlacedPart;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** A part of a model on a chip, or a model that fits it as a whole. */
final class RunOnChip {

    /** From when the host sends an event until a synapse acts on it, in µs: link, crossbar and driver (our estimate, docs/spiking.md). */
    static final double INPUT_MICROS = 0.704;

    /** From a spike until the crossbar, where it gets its time stamp, in µs (our estimate, docs/spiking.md). */
    private static final double STAMP_MICROS = 0.08;

    private final Chip chip;
    private final ModelPart part;
    private final ModelPlacement placement;
    private final TraceReader traces;
    private final double stepsPerUnit;
    private final int[] labels;
    private long dropped;

    RunOnChip(Chip chip, SpikingTargets targets, PlacedPart placed, double stepsPerUnit) {
        this.chip = chip;
        this.stepsPerUnit = stepsPerUnit;
        part = placed.part();
        placement = placed.placement();
        traces = new TraceReader(placement, targets);
        labels = new int[part.topology().inputs()];
        for (int input = 0; input < labels.length; input++) {
            labels[input] = placement.label(input).value();
        }
    }

    ModelPart part() {
        return part;
    }

    /** Raises, for each projection of the model, the most circuits that a neuron of its targets has. */
    void addCircuits(int[] most) {
        List<Integer> projections = part.projections();
        for (int i = 0; i < projections.size(); i++) {
            int first = part.topology().projections().get(i).firstTarget();
            for (int target = 0; target < part.topology().projections().get(i).targets(); target++) {
                int projection = projections.get(i);
                most[projection] = Math.max(most[projection], placement.circuits(first + target));
            }
        }
    }

    /** Runs the part with its weights. */
    List<NetworkResponse> run(SpikingModel model, List<SpikeTrain> inputs, TimeGrid grid, NoiseKey noise) {
        List<SpikingRun> runs = new ArrayList<>();
        for (SpikeTrain input : inputs) {
            runs.add(SpikingRun.of(events(input), grid.micros() + INPUT_MICROS).withCadc(traces.circuits()));
        }
        return chip.emulate(placement.configuration(model, stepsPerUnit), runs, noise).stream()
                .map(record -> respond(record, grid))
                .toList();
    }

    private NetworkResponse respond(SpikingRecord record, TimeGrid grid) {
        dropped += record.counters().totalDropped();
        return new NetworkResponse(spikes(record.spikes()), traces.read(record, grid));
    }

    long droppedEvents() {
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
