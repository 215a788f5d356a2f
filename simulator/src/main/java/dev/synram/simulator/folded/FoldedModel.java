package dev.synram.simulator.folded;

import dev.synram.chip.Block;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.RowMode;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.SignalModel;
import java.util.HashMap;
import java.util.Map;

/**
 * One hemisphere folded: synapses and the strengths of synaptic inputs become one effective matrix, so that a
 * multiplication is a matrix product followed by the output curve of each column.
 */
public final class FoldedModel implements SignalModel {

    /** In how many shares a thread does its work, at least: the last one decides how evenly it is spread. */
    private static final int SHARES = 16;

    private final HemisphereCircuits circuits;
    private final Workers workers;
    private final FoldedColumns columns;
    private final FoldedBlocks blocks;
    private final Map<Sending, EventTable> settingsTables = new HashMap<>();
    private final FoldedLanes lanes;
    private Sending sending = new Sending(MacSettings.DEFAULT, RowMode.SIGNED);

    /** What an event table depends on. */
    private record Sending(MacSettings settings, RowMode rows) {

        boolean isOf(MacSettings otherSettings, RowMode otherRows) {
            return settings.equals(otherSettings) && rows == otherRows;
        }
    }

    /** Makes the model of a hemisphere. */
    public FoldedModel(HemisphereCircuits circuits, Kernels kernels, Workers workers) {
        this.circuits = circuits;
        this.workers = workers;
        columns = new FoldedColumns(circuits);
        blocks = new FoldedBlocks(circuits, columns, workers);
        lanes = new FoldedLanes(circuits, columns, kernels, workers.threads());
    }

    @Override
    public void cellsChanged() {
        settingsTables.clear();
        blocks.clear();
        columns.fold();
        lanes.setLossless(circuits.settling() == 0 && columns.neverSaturates());
    }

    @Override
    public void weightsWritten(Block block, byte[] weights) {
        blocks.weightsWritten(block, weights);
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results, boolean add) {
        RowMode rows = what.block().rows();
        if (!sending.isOf(what.settings(), rows)) {
            sending = new Sending(what.settings(), rows);
        }
        EventTable table = settingsTables.get(sending);
        if (table == null) {
            table = FoldedSettings.table(circuits, columns, what.settings(), rows.inputs());
            settingsTables.put(sending, table);
        }
        lanes.set(blocks.of(what.block()), table, what);
        lanes.set(activations, results, add);
        workers.forRange(lanes.count(), Math.max(1, lanes.count() / (SHARES * workers.threads())), lanes);
        return lanes.events();
    }
}
