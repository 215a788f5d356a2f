package dev.synram.compiler;

import dev.synram.chip.Block;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.WeightWrite;
import dev.synram.compiler.target.Synram;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which weights a batch has to write: of each column segment of a program's placements the columns that do not
 * hold its weights, because they were never written or others were written over them.
 */
final class WeightResidence {

    private final List<Entry> entries = new ArrayList<>();

    /** A column segment and which of its columns do not hold its weights. */
    private static final class Entry {

        private final int step;
        private final int placement;
        private final int segment;
        private final Block block;
        private final Synram synram;
        private final int phase;
        private final List<Entry> others = new ArrayList<>();
        private int from;
        private int to;

        Entry(int step, int placement, int segment, Placement owner) {
            this.step = step;
            this.placement = placement;
            this.segment = segment;
            block = owner.segments().get(segment).block();
            synram = owner.synram();
            phase = owner.phase();
            to = block.columns();
        }

        boolean overlaps(Entry other) {
            return synram.equals(other.synram) && block.overlaps(other.block);
        }

        void overwritten(Entry other) {
            int shift = other.block.firstColumn() - block.firstColumn();
            int first = Math.max(0, shift + other.from);
            int last = Math.min(block.columns(), shift + other.to);
            if (first < last) {
                from = from == to ? first : Math.min(from, first);
                to = Math.max(to, last);
            }
        }

        WeightWrite write() {
            WeightWrite write = new WeightWrite(step, placement, segment, from, to - from);
            others.forEach(other -> other.overwritten(this));
            from = 0;
            to = 0;
            return write;
        }
    }

    /** Nothing has been written yet. */
    WeightResidence(List<MacStep> steps) {
        for (int s = 0; s < steps.size(); s++) {
            for (int p = 0; p < steps.get(s).placements().size(); p++) {
                Placement placement = steps.get(s).placements().get(p);
                for (int i = 0; i < placement.segments().size(); i++) {
                    entries.add(new Entry(s, p, i, placement));
                }
            }
        }
        for (Entry entry : entries) {
            for (Entry other : entries) {
                if (other != entry && entry.overlaps(other)) {
                    entry.others.add(other);
                }
            }
        }
    }

    /** What the next batch writes, phase by phase. */
    List<List<WeightWrite>> nextBatch(int phases) {
        List<List<WeightWrite>> writes = new ArrayList<>();
        for (int phase = 0; phase < phases; phase++) {
            List<WeightWrite> now = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry.phase == phase && entry.from < entry.to) {
                    now.add(entry.write());
                }
            }
            writes.add(now);
        }
        return writes;
    }
}
