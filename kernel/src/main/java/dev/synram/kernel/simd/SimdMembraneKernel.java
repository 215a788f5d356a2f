package dev.synram.kernel.simd;

import dev.synram.kernel.MembraneKernel;
import dev.synram.kernel.data.EventList;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.data.Panel;
import dev.synram.kernel.scalar.Asinh;
import dev.synram.kernel.scalar.ScalarMembraneKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Membranes with the Vector API: some columns at a time, whose state stays in registers from event to event. Where a line
 * holds so much charge that the polynomial does not hold, the plain kernel computes the panel for these events.
 */
final class SimdMembraneKernel implements MembraneKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();

    private static final int ONE_BITS = Float.floatToRawIntBits(1f);

    private final MembraneKernel plain = new ScalarMembraneKernel();

    @Override
    public void integrate(MembraneTable time, MembraneState state, EventList events, MatrixView normals) {
        int firstColumn = state.firstColumn();
        int width = state.currents().width();
        int from = events.from();
        int count = events.to() - from;
        for (int e = 0; e < count; e++) {
            charge(state, time.shortening, events.rows[from + e], events.pulses[from + e], e * PackedMatrix.WIDTH);
        }
        float[] saturation = time.saturation;
        state.save();
        boolean up = pass(
                state.up,
                state.upLevel,
                time.upLeft,
                saturation,
                firstColumn,
                width,
                count,
                state.upCharges,
                state.upGiven);
        boolean down = pass(
                state.down,
                state.downLevel,
                time.downLeft,
                saturation,
                firstColumn,
                width,
                count,
                state.downCharges,
                state.downGiven);
        if (up && down) {
            move(time, state, count, normals);
        } else {
            state.restore();
            plain.integrate(time, state, events, normals);
        }
    }

    private static void charge(MembraneState state, float[] shortening, int row, float pulse, int to) {
        Panel currents = state.currents();
        int width = currents.width();
        int start = currents.start() + row * width;
        int firstColumn = state.firstColumn();
        float[] data = currents.data();
        float[] up = state.upCharges;
        float[] down = state.downCharges;
        for (int i = 0; i < width; i += LANES) {
            FloatVector left = Lanes.broadcast(pulse).sub(load(shortening, firstColumn + i));
            FloatVector charge = Lanes.larger(left, Lanes.broadcast(0f)).mul(load(data, start + i));
            Lanes.larger(charge, Lanes.broadcast(0f)).intoArray(up, to + i);
            Lanes.larger(charge.neg(), Lanes.broadcast(0f)).intoArray(down, to + i);
        }
    }

    /**
     * Integrates one line of each column over all events.
     *
     * @param charges what each event brings
     * @param given receives what the line gave before each event
     * @return false if a line holds too much
     */
    private static boolean pass(
            float[] lines,
            float[] levels,
            float[] left,
            float[] saturations,
            int firstColumn,
            int width,
            int events,
            float[] charges,
            float[] given) {
        IntVector largest = IntVector.zero(INTS);
        for (int i = 0; i < width; i += LANES) {
            FloatVector saturation = load(saturations, firstColumn + i);
            FloatVector kept = load(left, firstColumn + i);
            FloatVector line = load(lines, i);
            FloatVector level = load(levels, i);
            for (int e = 0; e < events; e++) {
                int at = e * PackedMatrix.WIDTH + i;
                line = line.mul(kept);
                level.sub(level(line, line.mul(saturation))).intoArray(given, at);
                line = line.add(load(charges, at));
                FloatVector x = line.mul(saturation);
                level = level(line, x);
                largest = largest.max(x.reinterpretAsInts()); // floats that are not negative are ordered as their bits
            }
            line.intoArray(lines, i);
            level.intoArray(levels, i);
        }
        return !largest.compare(VectorOperators.GT, ONE_BITS).anyTrue();
    }

    private static void move(MembraneTable time, MembraneState state, int events, MatrixView normals) {
        int firstColumn = state.firstColumn();
        int width = state.currents().width();
        float[] numbers = normals.data();
        int normalStart = normals.start();
        int normalStride = normals.rowStride();
        for (int i = 0; i < width; i += LANES) {
            FloatVector upGain = load(time.upGain, firstColumn + i);
            FloatVector downGain = load(time.downGain, firstColumn + i);
            FloatVector kept = load(time.kept, firstColumn + i);
            FloatVector drift = load(time.drift, firstColumn + i);
            FloatVector deviation = load(time.deviation, firstColumn + i);
            FloatVector potential = load(state.potential, i);
            for (int e = 0; e < events; e++) {
                int at = e * PackedMatrix.WIDTH + i;
                FloatVector added = deviation.fma(load(numbers, normalStart + e * normalStride + i), drift);
                added = load(state.downGiven, at).fma(downGain, added);
                added = load(state.upGiven, at).fma(upGain, added);
                potential = potential.fma(kept, added);
            }
            potential.intoArray(state.potential, i);
        }
    }

    private static FloatVector level(FloatVector charge, FloatVector x) {
        FloatVector square = x.mul(x);
        return Lanes.broadcast(Asinh.C_5)
                .fma(square, Lanes.broadcast(Asinh.C_4))
                .fma(square, Lanes.broadcast(Asinh.C_3))
                .fma(square, Lanes.broadcast(Asinh.C_2))
                .fma(square, Lanes.broadcast(Asinh.C_1))
                .fma(square, Lanes.broadcast(1f))
                .mul(charge);
    }

    private static FloatVector load(float[] values, int index) {
        return FloatVector.fromArray(FLOATS, values, index);
    }
}
