package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.ColumnKernel;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;

/** Results in plain Java. */
public final class ScalarColumnKernel implements ColumnKernel {

    @Override
    public void takeLosses(LineTable lines, int firstColumn, int columns, LaneTerms terms, int lanes, float[] sums) {
        for (int column = 0; column < columns; column++) {
            for (int lane = 0; lane < lanes; lane++) {
                int at = column * LANES + lane;
                sums[at] = given(sums[at], lines.values, (firstColumn + column) * LineTable.FIGURES, terms, lane);
            }
        }
    }

    private static float given(float sum, float[] line, int at, LaneTerms terms, int lane) {
        float share = Math.fma(terms.pulses[lane], line[at + LineTable.EXPECTED], sum * line[at + LineTable.UP_SHARE]);
        float up = Math.max(Math.max(share, 0), sum);
        float down = sum - up;
        float upRoot = root(
                up * line[at + LineTable.UP_LINE],
                line[at + LineTable.UP_TYPICAL],
                line[at + LineTable.UP_TYPICAL_SQUARE],
                terms,
                lane);
        float downRoot = root(
                down * line[at + LineTable.DOWN_LINE],
                line[at + LineTable.DOWN_TYPICAL],
                line[at + LineTable.DOWN_TYPICAL_SQUARE],
                terms,
                lane);
        float missing = terms.missingPerMicro[lane];
        float given = up * Math.fma(missing, line[at + LineTable.UP_SLOWNESS], 1f);
        float taken = down * Math.fma(missing, line[at + LineTable.DOWN_SLOWNESS], 1f);
        return Math.fma(given, downRoot, taken * upRoot) / (upRoot * downRoot);
    }

    /** By how much a line gives less than it received. */
    private static float root(float x, float typical, float typicalSquare, LaneTerms terms, int lane) {
        float square = Math.fma(
                Math.fma(terms.quadratic[lane], x, terms.linear[lane] * typical),
                x,
                Math.fma(terms.constant[lane], typicalSquare, 1f));
        return (float) Math.sqrt(Math.max(square, 1));
    }

    @Override
    public void read(
            ReadingTable readings,
            int firstColumn,
            int columns,
            LaneTerms terms,
            int lanes,
            float[] sums,
            float[] normals,
            int firstNormal,
            byte[] out,
            int firstOut) {
        for (int column = 0; column < columns; column++) {
            for (int lane = 0; lane < lanes; lane++) {
                float normal = normals[(firstNormal + column) * LANES + lane];
                int at = (firstColumn + column) * ReadingTable.FIGURES;
                out[(firstOut + column) * LANES + lane] =
                        reading(sums[column * LANES + lane], readings.values, at, terms, lane, normal);
            }
        }
    }

    private static byte reading(float sum, float[] column, int at, LaneTerms terms, int lane, float normal) {
        float moved = Math.fma(terms.driftMicros[lane], column[at + ReadingTable.DRIFT], sum);
        float beyond = column[at + ReadingTable.KNEE] - moved;
        float deviation = (float) Math.sqrt(Math.fma(
                terms.variance[lane], column[at + ReadingTable.NOISE_SCALE], column[at + ReadingTable.FLAT_VARIANCE]));
        if (beyond > 0) {
            float ratio = beyond * column[at + ReadingTable.INVERSE_ROOM];
            float flatness = 1f / (float) Math.sqrt(Math.fma(ratio, ratio, 1f));
            float lost = Math.fma(-flatness * flatness, flatness, 1f);
            deviation = Math.fma(lost, column[at + ReadingTable.FLAT_NOISE] - deviation, deviation);
            moved = Math.fma(beyond, 1f - flatness, moved);
        }
        float origin = terms.common[lane] + column[at + ReadingTable.ORIGIN];
        float reading = Math.fma(deviation, normal, Math.fma(moved, column[at + ReadingTable.SLOPE], origin));
        float rounded = reading + ReadingTable.ROUND;
        float limited =
                Math.min(column[at + ReadingTable.HIGHEST], Math.max(column[at + ReadingTable.LOWEST], rounded));
        return (byte) (Float.floatToRawIntBits(limited) >> ReadingTable.FRACTION_BITS);
    }
}
