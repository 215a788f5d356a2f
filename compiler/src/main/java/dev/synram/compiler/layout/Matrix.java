package dev.synram.compiler.layout;

import dev.synram.chip.MacSettings;
import dev.synram.chip.RowMode;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.cost.OptimizedTiming;
import dev.synram.compiler.plan.Tile;
import dev.synram.compiler.plan.Unrolled;
import dev.synram.compiler.target.Target;
import dev.synram.compiler.target.TileLimit;
import dev.synram.network.Mac;
import java.util.List;
import java.util.Objects;

/**
 * A multiplication of a network before its tiles have a place.
 *
 * @param unrolled how it is laid out
 * @param settings how its events are sent
 * @param rows how its inputs use the rows of a synram
 * @param signed whether its activations have a sign
 * @param activity share of the inputs that are expected not to be 0
 * @param tiles its tiles
 */
public record Matrix(
        Unrolled unrolled, MacSettings settings, RowMode rows, boolean signed, double activity, List<Tile> tiles) {

    public Matrix {
        tiles = List.copyOf(tiles);
    }

    /** Cuts a multiplication into as few tiles as possible: larger ones, if enough synrams have no defects. */
    public static Matrix of(
            Mac mac,
            MacSettings settings,
            RowMode rows,
            boolean signed,
            double activity,
            Target target,
            boolean copies) {
        Matrix best = null;
        for (TileLimit limit : target.limits()) {
            int inputs = limit.drivers() * rows.inputs() / ChipGeometry.SIGNED_INPUTS;
            Unrolled unrolled = copies ? Unrolled.widest(mac, inputs, limit.columns()) : Unrolled.plain(mac);
            List<Tile> tiles = new Tiling(inputs, limit.columns()).of(unrolled);
            Matrix matrix = new Matrix(unrolled, settings, rows, signed, activity, tiles);
            boolean roomForAll = tiles.size() <= limit.synrams();
            if (best == null || (roomForAll && matrix.vectors() < best.vectors())) {
                best = matrix;
            }
        }
        return Objects.requireNonNull(best);
    }

    /** Vectors that a sample sends to all tiles together. */
    public int vectors() {
        return tiles.size() * positions();
    }

    /** What the vectors of a sample take of synrams' time together, about, in microseconds. */
    public double micros() {
        return vectors() * microsPerVector();
    }

    int positions() {
        return unrolled.positions();
    }

    /** What one vector of a tile takes of a synram's time, about. */
    double microsPerVector() {
        int inputs = tiles.getFirst().inputs();
        double events = activity * inputs * settings.numSends();
        double once = OptimizedTiming.TYPICAL.vectorMicros(inputs) + events * settings.eventIntervalNanos() / 1e3;
        return signed ? 2 * once : once;
    }
}
