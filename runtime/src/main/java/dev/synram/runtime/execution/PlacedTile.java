package dev.synram.runtime.execution;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.WeightWrite;
import dev.synram.network.layer.Im2col;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A placement of a program on its chip: makes sure that its weights stand there, and multiplies. Once the shapes of samples
 * and results are known, and weights stay, it allocates nothing but what names a multiplication.
 */
final class PlacedTile {

    private final Chip chip;
    private final MacStep step;
    private final Placement placement;
    private final boolean adds;
    private final TileSource positive;
    private final TileSource negative;
    private final List<PlacedSegment> segments = new ArrayList<>();
    private MacSettings settings;
    private long events;
    private long executions;
    private long weightsWritten;

    /** Neighbouring columns with their weights, all of them and those that other phases overwrite in every batch. */
    private static final class PlacedSegment {

        private final ColumnSegment columns;
        private final Block overwritten;
        private final boolean everOverwritten;
        private byte[] weights = new byte[0];
        private byte[] overwrittenWeights = new byte[0];
        private boolean changed;

        PlacedSegment(ColumnSegment columns, @Nullable WeightWrite write) {
            this.columns = columns;
            everOverwritten = write != null;
            overwritten =
                    write == null ? columns.block() : columns.block().columns(write.firstColumn(), write.columns());
        }

        void load(byte[] newWeights) {
            weights = newWeights;
            overwrittenWeights = everOverwritten ? part(newWeights, columns.block(), overwritten) : newWeights;
            changed = true;
        }

        /** Writes what the synram does not hold; returns how many weights. */
        int write(Chip chip) {
            if (changed) {
                chip.writeWeights(columns.block(), weights);
                changed = false;
                return columns.block().size();
            }
            if (everOverwritten) {
                chip.writeWeights(overwritten, overwrittenWeights);
                return overwritten.size();
            }
            return 0;
        }

        private static byte[] part(byte[] weights, Block all, Block part) {
            int from = part.firstColumn() - all.firstColumn();
            byte[] some = new byte[part.size()];
            for (int i = 0; i < part.inputs(); i++) {
                System.arraycopy(weights, i * all.columns() + from, some, i * part.columns(), part.columns());
            }
            return some;
        }
    }

    /**
     * Prepares a placement.
     *
     * @param number of the placement in the step
     * @param rewrites what later batches write for this step
     * @param adds whether its results are added to those of placements before it
     */
    PlacedTile(Chip chip, MacStep step, int number, List<WeightWrite> rewrites, boolean adds) {
        this.chip = chip;
        this.step = step;
        this.adds = adds;
        settings = step.settings();
        placement = step.placements().get(number);
        Im2col patches = step.patches(placement);
        positive = new TileSource(patches);
        negative = step.signed() ? new TileSource(patches.withoutConstants()) : positive;
        for (int i = 0; i < placement.segments().size(); i++) {
            int segment = i;
            WeightWrite write = rewrites.stream()
                    .filter(candidate -> candidate.placement() == number && candidate.segment() == segment)
                    .findFirst()
                    .orElse(null);
            segments.add(new PlacedSegment(placement.segments().get(i), write));
        }
    }

    /** Whose results a placement gives: those of some positions and some columns. */
    record Region(int firstPosition, int positions, int firstColumn, int columns) {

        static Region of(Placement placement) {
            return new Region(
                    placement.firstPosition(),
                    placement.positions(),
                    placement.tile().firstColumn(),
                    placement.tile().columns());
        }

        /** This part of the results of all samples. */
        VectorBatch of(VectorBatch byPosition) {
            return byPosition.positions(firstPosition, positions).slice(firstColumn, columns);
        }
    }

    /** Whose results it gives. */
    Region region() {
        return Region.of(placement);
    }

    /** Multiplies with these weights from now on. */
    void load(QuantizedWeights weights) {
        for (int i = 0; i < segments.size(); i++) {
            segments.get(i).load(step.weights(placement, i, weights));
        }
    }

    /** Sends vectors so many times from now on. */
    void send(int times) {
        settings = new MacSettings(times, step.settings().waitBetweenEvents());
    }

    /** The views of results that its segments fill. */
    VectorBatch[] views(VectorBatch byPosition) {
        VectorBatch[] views = new VectorBatch[segments.size()];
        for (int i = 0; i < views.length; i++) {
            ColumnSegment columns = segments.get(i).columns;
            views[i] = byPosition
                    .positions(placement.firstPosition(), placement.positions())
                    .slice(columns.firstColumn(), columns.block().columns());
        }
        return views;
    }

    /** Writes the weights that the synram does not hold; once a batch, before {@link #execute}. */
    void write() {
        for (int i = 0; i < segments.size(); i++) {
            weightsWritten += segments.get(i).write(chip);
        }
    }

    /**
     * Multiplies.
     *
     * @param noise key of the noise of the step
     * @param sign 0, or 1 for the second pass of activations with a sign
     * @param samples activations, one vector a sample
     * @param views made by {@link #views}
     */
    void execute(NoiseKey noise, int sign, VectorBatch samples, VectorBatch[] views) {
        NoiseKey ofTile =
                noise.fold(placement.pass() * (long) step.signs() + sign).times(placement.positions());
        VectorSource source = (sign == 0 ? positive : negative).of(samples);
        for (int i = 0; i < views.length; i++) {
            Multiplication what = new Multiplication(segments.get(i).columns.block(), settings, ofTile);
            long sent = adds ? chip.multiplyAdd(what, source, views[i]) : chip.multiply(what, source, views[i]);
            events += i == 0 ? sent : 0; // a vector is sent once for all segments
        }
        executions += source.count();
    }

    /** Events sent since the last reset. */
    long events() {
        return events;
    }

    long executions() {
        return executions;
    }

    long weightsWritten() {
        return weightsWritten;
    }

    void reset() {
        events = 0;
        executions = 0;
        weightsWritten = 0;
    }
}
