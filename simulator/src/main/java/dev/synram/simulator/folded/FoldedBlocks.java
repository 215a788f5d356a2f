package dev.synram.simulator.folded;

import dev.synram.chip.Block;
import dev.synram.kernel.parallel.Workers;
import dev.synram.simulator.circuit.HemisphereCircuits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a hemisphere that were folded last. Networks larger than a chip write the same weights again and again;
 * comparing them is much cheaper than folding them.
 */
final class FoldedBlocks {

    /** At most 8 MB, of 128 x 256 weights each. */
    private static final int CAPACITY = 48;

    private final HemisphereCircuits circuits;
    private final FoldedColumns columns;
    private final Workers workers;
    private final @Nullable Entry[] entries = new Entry[CAPACITY];
    private long uses;

    FoldedBlocks(HemisphereCircuits circuits, FoldedColumns columns, Workers workers) {
        this.circuits = circuits;
        this.columns = columns;
        this.workers = workers;
    }

    private static final class Entry {

        private final FoldedBlock folded;
        private boolean current = true;
        private long lastUse;

        Entry(FoldedBlock folded) {
            this.folded = folded;
        }
    }

    /** The synapses or columns have changed: nothing folded holds any more. */
    void clear() {
        Arrays.fill(entries, null);
    }

    /** Weights were written: of what was folded with others, nothing holds, but what was folded with the same may again. */
    void weightsWritten(Block written, byte[] weights) {
        for (Entry entry : entries) {
            if (entry != null && entry.folded.block().overlaps(written)) {
                entry.current = entry.folded.wasMadeOf(written, weights);
            }
        }
    }

    /** The block with the weights that stand in it. */
    FoldedBlock of(Block block) {
        Entry entry = find(block);
        entry.lastUse = ++uses;
        entry.current = true;
        return entry.folded;
    }

    private Entry find(Block block) {
        for (Entry entry : entries) {
            if (entry != null && entry.current && entry.folded.block().equals(block)) {
                return entry;
            }
        }
        int oldest = 0;
        long oldestUse = Long.MAX_VALUE;
        for (int i = 0; i < CAPACITY; i++) {
            Entry entry = entries[i];
            if (entry != null && entry.folded.holds(block, circuits.synapses())) {
                return entry;
            }
            long use = entry == null ? 0 : entry.lastUse;
            if (use < oldestUse) {
                oldest = i;
                oldestUse = use;
            }
        }
        Entry added = new Entry(new FoldedBlock(block, circuits, columns, workers));
        entries[oldest] = added;
        return added;
    }
}
