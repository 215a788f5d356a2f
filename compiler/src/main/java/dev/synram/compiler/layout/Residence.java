package dev.synram.compiler.layout;

import dev.synram.chip.Block;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.WeightWrite;
import dev.synram.compiler.target.Synram;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps track of which weights stand in the synrams: of each piece of a program's placements the columns that do not hold
 * its weights, because they were never written or others were written over them. Pieces of different chips may be looked
 * after by different threads.
 */
public final class Residence {

    private final List<Entry> entries = new ArrayList<>();
    private final List<List<int[]>> numbers = new ArrayList<>();

    /** A piece and which of its columns do not hold its weights. */
    private static final class Entry {

        private final int step;
        private final int placement;
        private final int piece;
        private final Block block;
        private final int phase;
        private final List<Entry> others = new ArrayList<>();
        private int from;
        private int to;

        Entry(int step, int placement, int piece, Placement owner) {
            this.step = step;
            this.placement = placement;
            this.piece = piece;
            block = owner.pieces().get(piece).block();
            phase = owner.phase();
            to = block.columns();
        }

        void overwritten(Entry other, int otherFrom, int otherTo) {
            int shift = other.block.firstColumn() - block.firstColumn();
            int first = Math.max(0, shift + otherFrom);
            int last = Math.min(block.columns(), shift + otherTo);
            if (first < last) {
                from = from == to ? first : Math.min(from, first);
                to = Math.max(to, last);
            }
        }
    }

    /** Nothing has been written yet. */
    public Residence(Program program) {
        this(program.steps());
    }

    /** Nothing of some steps has been written yet. */
    public Residence(List<MacStep> steps) {
        for (int s = 0; s < steps.size(); s++) {
            List<int[]> ofStep = new ArrayList<>();
            for (int p = 0; p < steps.get(s).placements().size(); p++) {
                Placement placement = steps.get(s).placements().get(p);
                int[] ofPlacement = new int[placement.pieces().size()];
                for (int i = 0; i < ofPlacement.length; i++) {
                    ofPlacement[i] = entries.size();
                    entries.add(new Entry(s, p, i, placement));
                }
                ofStep.add(ofPlacement);
            }
            numbers.add(ofStep);
        }
        findNeighbours(steps);
    }

    private void findNeighbours(List<MacStep> steps) {
        for (Entry entry : entries) {
            Synram synram = synram(steps, entry);
            for (Entry other : entries) {
                if (other != entry && synram.equals(synram(steps, other)) && entry.block.overlaps(other.block)) {
                    entry.others.add(other);
                }
            }
        }
    }

    private static Synram synram(List<MacStep> steps, Entry entry) {
        return steps.get(entry.step).placements().get(entry.placement).synram();
    }

    /** The number by which the other methods know a piece. */
    public int number(int step, int placement, int piece) {
        return numbers.get(step).get(placement)[piece];
    }

    /** First column, counted in the piece, that does not hold its weights. */
    public int from(int number) {
        return entries.get(number).from;
    }

    /** The column after the last that does not hold its weights; as large as {@link #from} if all do. */
    public int to(int number) {
        return entries.get(number).to;
    }

    /** The columns of a piece that did not hold its weights were written, over whatever stood there. */
    public void written(int number) {
        Entry entry = entries.get(number);
        List<Entry> others = entry.others;
        for (int i = 0; i < others.size(); i++) {
            others.get(i).overwritten(entry, entry.from, entry.to);
        }
        entry.from = 0;
        entry.to = 0;
    }

    /** The weights of a piece have changed. */
    public void changed(int number) {
        Entry entry = entries.get(number);
        entry.from = 0;
        entry.to = entry.block.columns();
    }

    /** What a batch writes, phase by phase. */
    public List<List<WeightWrite>> nextBatch(int phases) {
        List<List<WeightWrite>> writes = new ArrayList<>();
        for (int phase = 0; phase < phases; phase++) {
            List<WeightWrite> now = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                if (entry.phase == phase && entry.from < entry.to) {
                    now.add(new WeightWrite(
                            entry.step, entry.placement, entry.piece, entry.from, entry.to - entry.from));
                    written(i);
                }
            }
            writes.add(now);
        }
        return writes;
    }
}
