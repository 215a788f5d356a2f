package dev.synram.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Results with the Vector API: some columns at a time, all vectors of the strip, so that the columns' tables stay near. */
final class VectorColumnKernel implements ColumnKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();
    private static final FloatVector ZERO = FloatVector.zero(FLOATS);
    private static final FloatVector ONE = FloatVector.broadcast(FLOATS, 1f);

    @Override
    public void read(
            ColumnTable columns,
            boolean lossless,
            BlockTable block,
            VectorTerms vectors,
            int rows,
            int firstColumn,
            int panelColumn,
            int width,
            float[] sums,
            float[] straightNoise,
            float[] normals,
            int normalStart,
            int normalStride,
            byte[] out) {
        for (int i = 0; i < width; i += LANES) {
            if (!lossless) {
                takeLosses(columns, block, vectors, rows, firstColumn + i, panelColumn + i, sums, i);
            }
            read(
                    columns,
                    vectors,
                    rows,
                    firstColumn + i,
                    sums,
                    straightNoise,
                    normals,
                    normalStart + i,
                    normalStride,
                    out,
                    i);
        }
    }

    private static void takeLosses(
            ColumnTable columns,
            BlockTable block,
            VectorTerms vectors,
            int rows,
            int column,
            int blockColumn,
            float[] sums,
            int first) {
        FloatVector upShare = load(columns.upShare, column);
        FloatVector inverseUp = load(columns.inverseUp, column);
        FloatVector inverseDown = load(columns.inverseDown, column);
        FloatVector upSaturation = load(columns.upSaturation, column);
        FloatVector downSaturation = load(columns.downSaturation, column);
        FloatVector upSlowness = load(columns.upSlowness, column);
        FloatVector downSlowness = load(columns.downSlowness, column);
        FloatVector expected = load(block.expected(), blockColumn);
        FloatVector typical = load(block.typical(), blockColumn);
        for (int v = 0; v < rows; v++) {
            int at = v * PackedMatrix.WIDTH + first;
            FloatVector sum = load(sums, at);
            FloatVector share = positive(broadcast(vectors.pulses[v]).fma(expected, sum.mul(upShare)));
            FloatVector up = sum.blend(share, share.compare(VectorOperators.GT, sum));
            FloatVector down = sum.sub(up);
            FloatVector ofEvent = broadcast(vectors.typicalPulse[v]).mul(typical);
            FloatVector constant = ofEvent.mul(ofEvent);
            FloatVector linear = broadcast(vectors.linear[v]).mul(ofEvent);
            FloatVector quadratic = broadcast(vectors.quadratic[v]);
            FloatVector missing = broadcast(vectors.missing[v]);
            FloatVector excitatory = up.mul(inverseUp);
            FloatVector inhibitory = down.mul(inverseDown);
            FloatVector upper = positive(quadratic.fma(excitatory, linear).fma(excitatory, constant));
            FloatVector lower = positive(quadratic.fma(inhibitory, linear).fma(inhibitory, constant));
            FloatVector given = missing.fma(upSlowness, ONE)
                    .div(upSaturation.fma(upper, ONE).lanewise(VectorOperators.SQRT));
            FloatVector taken = missing.fma(downSlowness, ONE)
                    .div(downSaturation.fma(lower, ONE).lanewise(VectorOperators.SQRT));
            up.fma(given, down.mul(taken)).intoArray(sums, at);
        }
    }

    private static void read(
            ColumnTable columns,
            VectorTerms vectors,
            int rows,
            int column,
            float[] sums,
            float[] straightNoise,
            float[] normals,
            int normalStart,
            int normalStride,
            byte[] out,
            int first) {
        FloatVector drift = load(columns.drift, column);
        FloatVector knee = load(columns.knee, column);
        FloatVector slope = load(columns.slope, column);
        FloatVector origin = load(columns.origin, column);
        IntVector lowest = IntVector.fromArray(INTS, columns.lowest, column);
        IntVector highest = IntVector.fromArray(INTS, columns.highest, column);
        for (int v = 0; v < rows; v++) {
            int at = v * PackedMatrix.WIDTH + first;
            FloatVector moved = drift.fma(broadcast(vectors.driftMicros[v]), load(sums, at));
            FloatVector beyond = knee.sub(moved);
            FloatVector deviation = load(straightNoise, vectors.noiseRow[v] + column);
            VectorMask<Float> compressed = beyond.compare(VectorOperators.GT, ZERO);
            if (compressed.anyTrue()) {
                beyond = ZERO.blend(beyond, compressed);
                FloatVector ratio = beyond.mul(load(columns.inverseRoom, column));
                FloatVector flatness = ONE.div(ratio.fma(ratio, ONE).lanewise(VectorOperators.SQRT));
                FloatVector flat = load(columns.flatNoise, column);
                FloatVector compressedDeviation =
                        flatness.mul(flatness).mul(flatness).fma(deviation.sub(flat), flat);
                deviation = deviation.blend(compressedDeviation, compressed);
                moved = beyond.fma(ONE.sub(flatness), moved);
            }
            FloatVector reading = slope.fma(moved, origin.add(vectors.common[v]));
            reading = deviation.fma(load(normals, normalStart + v * normalStride), reading);
            IntVector steps = (IntVector) reading.convertShape(VectorOperators.F2I, INTS, 0);
            ByteVector results = (ByteVector) steps.max(lowest)
                    .min(highest)
                    .add(Byte.MIN_VALUE)
                    .convertShape(VectorOperators.I2B, ByteLanes.BYTES, 0);
            ByteLanes.store(results, out, at);
        }
    }

    private static FloatVector positive(FloatVector values) {
        return ZERO.blend(values, values.compare(VectorOperators.GT, ZERO));
    }

    private static FloatVector load(float[] values, int index) {
        return FloatVector.fromArray(FLOATS, values, index);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
