package dev.synram.kernel.simd;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;
import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.broadcast;
import static dev.synram.kernel.simd.Lanes.larger;
import static dev.synram.kernel.simd.Lanes.load;
import static dev.synram.kernel.simd.Lanes.smaller;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ColumnKernel;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Results with the Vector API: some lanes at a time, all columns, so that what is known of the vectors stays in registers. */
final class SimdColumnKernel implements ColumnKernel {

    @Override
    public void takeLosses(LineTable lines, LaneGroup group) {
        for (int lane = 0; lane < group.lanes(); lane += COUNT) {
            takeLosses(lines.values, group, lane);
        }
    }

    private static void takeLosses(float[] lines, LaneGroup group, int lane) {
        float[] sums = group.sums;
        LaneTerms terms = group.terms;
        int first = group.firstColumn() * LineTable.STRIDE;
        int columns = group.columns();
        FloatVector pulses = load(terms.pulses, lane);
        FloatVector quadratic = load(terms.quadratic, lane);
        FloatVector linear = load(terms.linear, lane);
        FloatVector constant = load(terms.constant, lane);
        FloatVector missing = load(terms.missingPerMicro, lane);
        FloatVector one = broadcast(1f);
        for (int column = 0; column < columns; column++) {
            int at = first + column * LineTable.STRIDE;
            FloatVector sum = load(sums, column * InterleavedVectors.LANES + lane);
            FloatVector share = pulses.fma(
                    broadcast(lines[at + LineTable.EXPECTED]), sum.mul(broadcast(lines[at + LineTable.UP_SHARE])));
            FloatVector up = larger(larger(share, broadcast(0f)), sum);
            FloatVector down = sum.sub(up);
            FloatVector x = up.mul(broadcast(lines[at + LineTable.UP_LINE]));
            FloatVector square = quadratic
                    .fma(x, linear.mul(broadcast(lines[at + LineTable.UP_TYPICAL])))
                    .fma(x, constant.fma(broadcast(lines[at + LineTable.UP_TYPICAL_SQUARE]), one));
            FloatVector upRoot = larger(square, one).lanewise(VectorOperators.SQRT);
            x = down.mul(broadcast(lines[at + LineTable.DOWN_LINE]));
            square = quadratic
                    .fma(x, linear.mul(broadcast(lines[at + LineTable.DOWN_TYPICAL])))
                    .fma(x, constant.fma(broadcast(lines[at + LineTable.DOWN_TYPICAL_SQUARE]), one));
            FloatVector downRoot = larger(square, one).lanewise(VectorOperators.SQRT);
            FloatVector given = up.mul(missing.fma(broadcast(lines[at + LineTable.UP_FASTER]), one));
            FloatVector taken = down.mul(missing.fma(broadcast(lines[at + LineTable.DOWN_FASTER]), one));
            given.fma(downRoot, taken.mul(upRoot))
                    .div(upRoot.mul(downRoot))
                    .intoArray(sums, column * InterleavedVectors.LANES + lane);
        }
    }

    @Override
    public void read(ReadingTable readings, LaneGroup group) {
        int border = Math.clamp(COLUMNS_PER_QUADRANT - group.hemisphereColumn(), 0, group.columns());
        if (border > 0) {
            read(readings.values, group, 0, border, 0);
        }
        if (border < group.columns()) {
            read(readings.values, group, border, group.columns(), InterleavedVectors.LANES);
        }
    }

    /** Reads columns of one quadrant, whose common noise begins at an index. */
    private static void read(float[] readings, LaneGroup group, int from, int to, int commonRow) {
        for (int lane = 0; lane < group.lanes(); lane += COUNT) {
            read(readings, group, lane, from, to, commonRow + lane);
        }
    }

    private static void read(float[] readings, LaneGroup group, int lane, int from, int to, int commonAt) {
        float[] sums = group.sums;
        float[] normals = group.normals;
        byte[] out = group.results;
        LaneTerms terms = group.terms;
        int first = group.hemisphereColumn() * ReadingTable.STRIDE;
        int firstNormal = group.hemisphereColumn() % 2 * InterleavedVectors.LANES + lane;
        int firstOut = group.firstColumn() * InterleavedVectors.LANES + lane;
        FloatVector common = load(terms.common, commonAt);
        FloatVector driftMicros = load(terms.driftMicros, lane);
        FloatVector variance = load(terms.variance, lane);
        FloatVector inverseMean = load(terms.inverseMean, lane);
        for (int column = from; column < to; column++) {
            int at = first + column * ReadingTable.STRIDE;
            FloatVector sum = load(sums, column * InterleavedVectors.LANES + lane);
            FloatVector moved = sum.mul(inverseMean)
                    .fma(
                            broadcast(readings[at + ReadingTable.LENGTH_CHANGE]),
                            driftMicros.fma(broadcast(readings[at + ReadingTable.DRIFT]), sum));
            FloatVector beyond =
                    larger(broadcast(readings[at + ReadingTable.KNEE]).sub(moved), broadcast(0f));
            FloatVector deviation = variance.fma(
                            broadcast(readings[at + ReadingTable.NOISE_SCALE]),
                            broadcast(readings[at + ReadingTable.FLAT_VARIANCE]))
                    .lanewise(VectorOperators.SQRT);
            if (beyond.reinterpretAsInts().compare(VectorOperators.NE, 0).anyTrue()) {
                FloatVector ratio = beyond.mul(broadcast(readings[at + ReadingTable.INVERSE_ROOM]));
                FloatVector flatness =
                        broadcast(1f).div(ratio.fma(ratio, broadcast(1f)).lanewise(VectorOperators.SQRT));
                FloatVector lost = flatness.mul(flatness).neg().fma(flatness, broadcast(1f));
                FloatVector change =
                        broadcast(readings[at + ReadingTable.FLAT_NOISE]).sub(deviation);
                deviation = lost.fma(change, deviation);
                moved = beyond.fma(broadcast(1f).sub(flatness), moved);
            }
            FloatVector origin = common.add(broadcast(readings[at + ReadingTable.ORIGIN]));
            FloatVector reading = deviation
                    .fma(
                            load(normals, firstNormal + column * InterleavedVectors.LANES),
                            moved.fma(broadcast(readings[at + ReadingTable.SLOPE]), origin))
                    .add(broadcast(ReadingTable.ROUND));
            FloatVector limited = smaller(
                    larger(reading, broadcast(readings[at + ReadingTable.LOWEST])),
                    broadcast(readings[at + ReadingTable.HIGHEST]));
            ByteVector results = (ByteVector) limited.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, ReadingTable.FRACTION_BITS)
                    .convertShape(VectorOperators.I2B, ByteLanes.BYTES, 0);
            if (ByteLanes.ALL_USED) {
                results.intoArray(out, firstOut + column * InterleavedVectors.LANES);
            } else {
                results.intoArray(out, firstOut + column * InterleavedVectors.LANES, ByteLanes.USED);
            }
        }
    }
}
