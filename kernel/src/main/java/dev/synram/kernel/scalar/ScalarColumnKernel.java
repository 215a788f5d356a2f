package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.kernel.ColumnKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;

/** Results in plain Java. */
final class ScalarColumnKernel implements ColumnKernel {

    @Override
    public void takeLosses(LineTable lines, LaneGroup group) {
        for (int column = 0; column < group.columns(); column++) {
            int line = (group.firstColumn() + column) * LineTable.STRIDE;
            for (int lane = 0; lane < group.lanes(); lane++) {
                int at = column * LANES + lane;
                group.sums[at] = given(group.sums[at], lines.values, line, group.terms, lane);
            }
        }
    }

    private static float given(float sum, float[] line, int at, LaneTerms terms, int lane) {
        float share = Fma.of(terms.pulses[lane], line[at + LineTable.EXPECTED], sum * line[at + LineTable.UP_SHARE]);
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
        float given = up * Fma.of(missing, line[at + LineTable.UP_FASTER], 1f);
        float taken = down * Fma.of(missing, line[at + LineTable.DOWN_FASTER], 1f);
        return Fma.of(given, downRoot, taken * upRoot) / (upRoot * downRoot);
    }

    /** By how much a line gives less than it received. */
    private static float root(float x, float typical, float typicalSquare, LaneTerms terms, int lane) {
        float square = Fma.of(
                Fma.of(terms.quadratic[lane], x, terms.linear[lane] * typical),
                x,
                Fma.of(terms.constant[lane], typicalSquare, 1f));
        return (float) Math.sqrt(Math.max(square, 1));
    }

    @Override
    public void read(ReadingTable readings, LaneGroup group) {
        int firstNormal = group.hemisphereColumn() % 2;
        for (int column = 0; column < group.columns(); column++) {
            int ofHemisphere = group.hemisphereColumn() + column;
            int reading = ofHemisphere * ReadingTable.STRIDE;
            int common = ofHemisphere / COLUMNS_PER_QUADRANT * LANES;
            for (int lane = 0; lane < group.lanes(); lane++) {
                float sum = group.sums[column * LANES + lane];
                float normal = group.normals[(firstNormal + column) * LANES + lane];
                group.results[(group.firstColumn() + column) * LANES + lane] =
                        reading(sum, readings.values, reading, group.terms, lane, common, normal);
            }
        }
    }

    private static byte reading(
            float sum, float[] column, int at, LaneTerms terms, int lane, int common, float normal) {
        float drifted = Fma.of(terms.driftMicros[lane], column[at + ReadingTable.DRIFT], sum);
        float moved = Fma.of(sum * terms.inverseMean[lane], column[at + ReadingTable.LENGTH_CHANGE], drifted);
        float beyond = column[at + ReadingTable.KNEE] - moved;
        float deviation = (float) Math.sqrt(Fma.of(
                terms.variance[lane], column[at + ReadingTable.NOISE_SCALE], column[at + ReadingTable.FLAT_VARIANCE]));
        if (beyond > 0) {
            float ratio = beyond * column[at + ReadingTable.INVERSE_ROOM];
            float flatness = 1f / (float) Math.sqrt(Fma.of(ratio, ratio, 1f));
            float lost = Fma.of(-flatness * flatness, flatness, 1f);
            deviation = Fma.of(lost, column[at + ReadingTable.FLAT_NOISE] - deviation, deviation);
            moved = Fma.of(beyond, 1f - flatness, moved);
        }
        float origin = terms.common[common + lane] + column[at + ReadingTable.ORIGIN];
        float reading = Fma.of(deviation, normal, Fma.of(moved, column[at + ReadingTable.SLOPE], origin));
        float rounded = reading + ReadingTable.ROUND;
        float limited =
                Math.min(column[at + ReadingTable.HIGHEST], Math.max(column[at + ReadingTable.LOWEST], rounded));
        return (byte) (Float.floatToRawIntBits(limited) >> ReadingTable.FRACTION_BITS);
    }
}
