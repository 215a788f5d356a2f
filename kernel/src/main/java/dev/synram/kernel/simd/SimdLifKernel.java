package dev.synram.kernel.simd;

import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.FLOATS;
import static dev.synram.kernel.simd.Lanes.INTS;
import static dev.synram.kernel.simd.Lanes.load;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.kernel.scalar.InverseRoot;
import dev.synram.kernel.scalar.StepNoise;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Neurons with the Vector API: a lane a neuron, whose state stays in registers over the steps of a block. */
final class SimdLifKernel implements LifKernel {

    @Override
    public void arrive(
            LifTable table,
            LifState state,
            float[] charges,
            int first,
            float scale,
            int step,
            int left,
            boolean inhibitory) {
        float[] keptOf = inhibitory ? table.inhibitoryKeptOf : table.excitatoryKeptOf;
        float[] gainOf = inhibitory ? table.inhibitoryGainOf : table.excitatoryGainOf;
        float[] arrived = inhibitory ? state.inhibitoryArrived : state.excitatoryArrived;
        float[] given = inhibitory ? state.inhibitoryGiven : state.excitatoryGiven;
        int ofCycles = left * table.lanes + first;
        int ofStep = step * state.lanes + first;
        int i = 0;
        for (; i <= charges.length - COUNT; i += COUNT) {
            FloatVector charge = load(charges, i).mul(scale);
            charge.fma(load(keptOf, ofCycles + i), load(arrived, ofStep + i)).intoArray(arrived, ofStep + i);
            charge.fma(load(gainOf, ofCycles + i), load(given, ofStep + i)).intoArray(given, ofStep + i);
        }
        for (; i < charges.length; i++) {
            float charge = charges[i] * scale;
            arrived[ofStep + i] = Math.fma(charge, keptOf[ofCycles + i], arrived[ofStep + i]);
            given[ofStep + i] = Math.fma(charge, gainOf[ofCycles + i], given[ofStep + i]);
        }
    }

    @Override
    public void advance(LifTable table, LifState state, int steps, Edge edge) {
        for (int group : state.groups) {
            for (int lane = group; lane < group + LifTable.GROUP; lane += COUNT) {
                advance(table, state, lane, steps, edge);
            }
        }
    }

    private static void advance(LifTable t, LifState s, int lane, int steps, Edge edge) {
        FloatVector potential = load(s.potential, lane);
        FloatVector excitatory = load(s.excitatory, lane);
        FloatVector inhibitory = load(s.inhibitory, lane);
        FloatVector resetLeft = load(s.resetLeft, lane);
        FloatVector silentLeft = load(s.silentLeft, lane);
        FloatVector threshold = load(s.threshold, lane);
        IntVector random = IntVector.fromArray(INTS, s.random, lane);
        FloatVector excitatoryKept = load(t.excitatoryKept, lane);
        FloatVector inhibitoryKept = load(t.inhibitoryKept, lane);
        FloatVector excitatoryGain = load(t.excitatoryGain, lane);
        FloatVector inhibitoryGain = load(t.inhibitoryGain, lane);
        FloatVector square = load(t.square, lane);
        float micros = t.micros;
        int half = s.half(lane);
        for (int step = 0; step < steps; step++) {
            int at = step * s.lanes + lane;
            FloatVector excitatoryAfter = excitatory.mul(excitatoryKept);
            FloatVector inhibitoryAfter = inhibitory.mul(inhibitoryKept);
            FloatVector up = excitatory.mul(excitatoryGain);
            FloatVector down = inhibitory.mul(inhibitoryGain);
            if (s.arrivals[step]) {
                excitatoryAfter = excitatoryAfter.add(load(s.excitatoryArrived, at));
                inhibitoryAfter = inhibitoryAfter.add(load(s.inhibitoryArrived, at));
                up = up.add(load(s.excitatoryGiven, at));
                down = down.add(load(s.inhibitoryGiven, at));
            }
            if (t.saturates) {
                up = up.mul(saturation(excitatory, excitatoryAfter, square));
                down = down.mul(saturation(inhibitory, inhibitoryAfter, square));
            }
            VectorMask<Float> reset = resetLeft.compare(VectorOperators.GT, 0f);
            FloatVector kept = load(t.kept, lane);
            FloatVector moved = load(t.moved, lane);
            boolean anyReset = reset.anyTrue();
            if (anyReset) {
                up = up.mul(load(t.excitatoryInReset, lane), reset);
                down = down.mul(load(t.inhibitoryInReset, lane), reset);
                kept = kept.blend(load(t.keptInReset, lane), reset);
                moved = moved.blend(load(t.movedInReset, lane), reset);
            }
            FloatVector after = potential.fma(kept, moved).add(up.sub(down));
            IntVector randomAfter = random;
            if (t.noisy) {
                randomAfter = next(random);
                FloatVector deviation = load(t.noise, lane).mul(s.noiseScale[2 * step + half]);
                after = noise(randomAfter).fma(deviation, after);
            }
            VectorMask<Float> edges =
                    after.compare(VectorOperators.GT, threshold).and(silentLeft.compare(VectorOperators.LT, micros));
            if (anyReset) {
                edges = edges.or(reset.and(resetLeft.compare(VectorOperators.LT, micros)));
            }
            FloatVector resetAfter = resetLeft.sub(micros).max(0f);
            FloatVector silentAfter = silentLeft.sub(micros).max(0f);
            if (edges.anyTrue()) {
                potential.blend(after, edges.not()).intoArray(s.potential, lane);
                excitatory.blend(excitatoryAfter, edges.not()).intoArray(s.excitatory, lane);
                inhibitory.blend(inhibitoryAfter, edges.not()).intoArray(s.inhibitory, lane);
                resetLeft.blend(resetAfter, edges.not()).intoArray(s.resetLeft, lane);
                silentLeft.blend(silentAfter, edges.not()).intoArray(s.silentLeft, lane);
                random.blend(randomAfter, edges.not().cast(INTS)).intoArray(s.random, lane);
                long bits = edges.toLong();
                while (bits != 0) {
                    edge.integrate(lane + Long.numberOfTrailingZeros(bits), step);
                    bits &= bits - 1;
                }
                potential = load(s.potential, lane);
                excitatory = load(s.excitatory, lane);
                inhibitory = load(s.inhibitory, lane);
                resetLeft = load(s.resetLeft, lane);
                silentLeft = load(s.silentLeft, lane);
                threshold = load(s.threshold, lane);
                random = IntVector.fromArray(INTS, s.random, lane);
            } else {
                potential = after;
                excitatory = excitatoryAfter;
                inhibitory = inhibitoryAfter;
                resetLeft = resetAfter;
                silentLeft = silentAfter;
                random = randomAfter;
            }
            if (s.traced) {
                potential.intoArray(s.trace, at);
                excitatory.intoArray(s.excitatoryTrace, at);
                inhibitory.intoArray(s.inhibitoryTrace, at);
            }
        }
        potential.intoArray(s.potential, lane);
        excitatory.intoArray(s.excitatory, lane);
        inhibitory.intoArray(s.inhibitory, lane);
        resetLeft.intoArray(s.resetLeft, lane);
        silentLeft.intoArray(s.silentLeft, lane);
        random.intoArray(s.random, lane);
    }

    private static FloatVector saturation(FloatVector before, FloatVector after, FloatVector square) {
        FloatVector mean = before.add(after).mul(0.5f);
        FloatVector x = mean.mul(mean).fma(square, FloatVector.broadcast(FLOATS, 1f));
        FloatVector minusHalf = x.mul(0.5f).neg();
        FloatVector threeHalves = FloatVector.broadcast(FLOATS, InverseRoot.THREE_HALVES);
        FloatVector guess = IntVector.broadcast(INTS, InverseRoot.MAGIC)
                .sub(x.reinterpretAsInts().lanewise(VectorOperators.LSHR, 1))
                .reinterpretAsFloats();
        guess = guess.mul(minusHalf.mul(guess).fma(guess, threeHalves));
        return guess.mul(minusHalf.mul(guess).fma(guess, threeHalves));
    }

    private static IntVector next(IntVector state) {
        IntVector a = state.lanewise(VectorOperators.XOR, state.lanewise(VectorOperators.LSHL, StepNoise.FIRST_SHIFT));
        IntVector b = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, StepNoise.SECOND_SHIFT));
        return b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHL, StepNoise.THIRD_SHIFT));
    }

    private static FloatVector noise(IntVector random) {
        IntVector sum = random.and(StepNoise.LOWER)
                .add(random.lanewise(VectorOperators.LSHR, StepNoise.HALF))
                .sub(StepNoise.MEAN);
        return ((FloatVector) sum.convert(VectorOperators.I2F, 0)).mul(StepNoise.SCALE);
    }
}
