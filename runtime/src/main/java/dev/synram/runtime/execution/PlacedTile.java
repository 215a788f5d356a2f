package dev.synram.runtime.execution;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.compiler.layout.Residence;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.network.layer.Im2col;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * A placement of a program on its chip: makes sure that its weights stand there, and multiplies. Once the shapes of samples
 * and results are known, and weights stay, it allocates nothing but what names a multiplication.
 */
final class PlacedTile {

    private final Chip chip;
    private final MacStep step;
    private final Placement placement;
    private final Residence residence;
    private final boolean adds;
    private final TileSource positive;
    private final TileSource negative;
    private final List<PlacedPiece> pieces = new ArrayList<>();
    private long events;
    private long executions;
    private long weightsWritten;

    /** Neighbouring columns, and the part of their weights that was written last. */
    private static final class PlacedPiece {

        private final ColumnSegment piece;
        private final int number;
        private byte[] weights = new byte[0];
        private byte[] writtenWeights = new byte[0];
        private Block written;

        PlacedPiece(ColumnSegment piece, int number) {
            this.piece = piece;
            this.number = number;
            written = piece.block();
        }
    }

    /**
     * Prepares a placement.
     *
     * @param adds whether its results are added to those of placements before it
     */
    PlacedTile(Chip chip, MacStep step, int stepNumber, int number, Residence residence, boolean adds) {
        this.chip = chip;
        this.step = step;
        this.residence = residence;
        this.adds = adds;
        placement = step.placements().get(number);
        Im2col patches = step.patches(placement);
        positive = new TileSource(patches);
        negative = step.signed() ? new TileSource(patches.withoutConstants()) : positive;
        for (int i = 0; i < placement.pieces().size(); i++) {
            pieces.add(new PlacedPiece(placement.pieces().get(i), residence.number(stepNumber, number, i)));
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
        for (int i = 0; i < pieces.size(); i++) {
            PlacedPiece piece = pieces.get(i);
            piece.weights = step.weights(placement, i, weights);
            piece.writtenWeights = new byte[0];
            residence.changed(piece.number);
        }
    }

    /** The views of results that its pieces fill. */
    VectorBatch[] views(VectorBatch byPosition) {
        VectorBatch[] views = new VectorBatch[pieces.size()];
        for (int i = 0; i < views.length; i++) {
            ColumnSegment piece = pieces.get(i).piece;
            views[i] = byPosition
                    .positions(placement.firstPosition(), placement.positions())
                    .slice(piece.firstColumn(), piece.block().columns());
        }
        return views;
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
            PlacedPiece piece = pieces.get(i);
            write(piece);
            Multiplication what = new Multiplication(piece.piece.block(), step.settings(), ofTile);
            long sent = adds ? chip.multiplyAdd(what, source, views[i]) : chip.multiply(what, source, views[i]);
            events += i == 0 ? sent : 0; // a vector is sent once for all pieces
        }
        executions += source.count();
    }

    private void write(PlacedPiece piece) {
        int from = residence.from(piece.number);
        int columns = residence.to(piece.number) - from;
        if (columns == 0) {
            return;
        }
        Block block = piece.piece.block();
        int first = block.firstColumn() + from;
        if (piece.writtenWeights.length == 0
                || piece.written.firstColumn() != first
                || piece.written.columns() != columns) {
            piece.written = block.columns(from, columns);
            piece.writtenWeights = columns(piece.weights, block, from, columns);
        }
        chip.writeWeights(piece.written, piece.writtenWeights);
        weightsWritten += piece.written.size();
        residence.written(piece.number);
    }

    private static byte[] columns(byte[] weights, Block block, int from, int columns) {
        if (columns == block.columns()) {
            return weights;
        }
        byte[] some = new byte[block.inputs() * columns];
        for (int i = 0; i < block.inputs(); i++) {
            System.arraycopy(weights, i * block.columns() + from, some, i * columns, columns);
        }
        return some;
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
