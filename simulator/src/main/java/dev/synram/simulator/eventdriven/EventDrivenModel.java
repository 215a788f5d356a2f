package dev.synram.simulator.eventdriven;

import dev.synram.chip.Block;
import dev.synram.chip.Multiplication;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SignalModel;
import java.util.Arrays;
import java.util.Objects;

/** The reference: for every column, every event of every send is integrated in time, and both readings are taken. */
public final class EventDrivenModel implements SignalModel {

    private final HemisphereCircuits circuits;
    private final Kernels kernels;
    private final Workers workers;

    /** Makes the model of a hemisphere. */
    public EventDrivenModel(HemisphereCircuits circuits, Kernels kernels, Workers workers) {
        this.circuits = circuits;
        this.kernels = kernels;
        this.workers = workers;
    }

    @Override
    public void cellsChanged() {
        // Nothing is kept: circuits are asked while multiplying.
    }

    @Override
    public void weightsWritten(Block block, byte[] weights) {
        // Nothing is kept: circuits are asked while multiplying.
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results, boolean add) {
        PackedMatrix currents = signedCurrents(what.block());
        EventTimes times = new EventTimes(circuits, what.settings());
        EventVector[] vectors = new EventVector[workers.threads()];
        workers.forRange(activations.count(), 1, (worker, from, to) -> {
            if (vectors[worker] == null) {
                vectors[worker] = new EventVector(circuits, kernels, what, currents, times);
            }
            for (int v = from; v < to; v++) {
                vectors[worker].multiply(activations, v, results, add);
            }
        });
        return Arrays.stream(vectors)
                .filter(Objects::nonNull)
                .mapToLong(EventVector::sent)
                .sum();
    }

    /** Positive currents go onto the excitatory, negative ones onto the inhibitory line. */
    private PackedMatrix signedCurrents(Block block) {
        PackedMatrix currents = new PackedMatrix(block.inputs(), block.columns());
        float[] row = new float[block.columns()];
        byte[] weights = new byte[block.columns()];
        for (int input = 0; input < block.inputs(); input++) {
            circuits.synapses().currents(block, input, row);
            circuits.synapses().copyRow(block, input, weights, 0);
            for (int c = 0; c < block.columns(); c++) {
                boolean positive = weights[c] >= 0;
                currents.data()[currents.index(input, c)] = positive ? row[c] : -row[c];
            }
        }
        return currents;
    }
}
