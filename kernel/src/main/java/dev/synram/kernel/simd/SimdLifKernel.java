package dev.synram.kernel.simd;

import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.FLOATS;
import static dev.synram.kernel.simd.Lanes.INTS;
import static dev.synram.kernel.simd.Lanes.load;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.kernel.scalar.InverseRoot;
import dev.synram.kernel.scalar.ScalarLifKernel;
import dev.synram.kernel.scalar.StepNoise;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
        System.arraycopy(state.excitatory, 0, state.excitatoryBefore, 0, state.lanes);
        System.arraycopy(state.inhibitory, 0, state.inhibitoryBefore, 0, state.lanes);
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < state.spans.length; i += 2) {
                int from = state.spans[i];
                int to = state.spans[i + 1];
                excitatoryLines(table, state, step, from, to);
                inhibitoryLines(table, state, step, from, to);
                noise(table, state, step, from, to);
                membranes(state, step, from, to, edge);
            }
        }
    }

    private static void excitatoryLines(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector line = load(s.excitatory, lane);
            FloatVector after = line.mul(load(t.excitatoryKept, lane)).add(load(s.excitatoryArrived, start + lane));
            FloatVector drive = line.mul(load(t.excitatoryGain, lane)).add(load(s.excitatoryGiven, start + lane));
            drive.mul(saturation(drive, load(t.excitatorySquare, lane))).intoArray(s.excitatoryDrive, start + lane);
            after.intoArray(s.excitatoryAfter, start + lane);
            after.intoArray(s.excitatory, lane);
        }
    }

    private static void inhibitoryLines(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector line = load(s.inhibitory, lane);
            FloatVector after = line.mul(load(t.inhibitoryKept, lane)).add(load(s.inhibitoryArrived, start + lane));
            FloatVector drive = line.mul(load(t.inhibitoryGain, lane)).add(load(s.inhibitoryGiven, start + lane));
            drive.mul(saturation(drive, load(t.inhibitorySquare, lane))).intoArray(s.inhibitoryDrive, start + lane);
            after.intoArray(s.inhibitoryAfter, start + lane);
            after.intoArray(s.inhibitory, lane);
        }
    }

    private static void noise(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        float scale = s.noiseScale[2 * step + s.half(from)] * StepNoise.SCALE;
        for (int lane = from; lane < to; lane += COUNT) {
            IntVector random = next(IntVector.fromArray(INTS, s.random, lane));
            random.intoArray(s.random, lane);
            IntVector halves = random.and(StepNoise.LOWER)
                    .add(random.lanewise(VectorOperators.LSHR, StepNoise.HALF))
                    .sub(StepNoise.MEAN);
            ((FloatVector) halves.convertShape(VectorOperators.I2F, FLOATS, 0))
                    .mul(load(t.noise, lane).mul(scale))
                    .intoArray(s.noise, start + lane);
        }
    }

    /** Where a lane may cross its threshold, or a reset or silence ends, all lanes of the vector take the step one by one. */
    private static void membranes(LifState s, int step, int from, int to, Edge edge) {
        int start = step * s.lanes;
        int now = s.blockStart + step;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector up = load(s.excitatoryDrive, start + lane).mul(load(s.excitatoryFactor, lane));
            FloatVector down = load(s.inhibitoryDrive, start + lane).mul(load(s.inhibitoryFactor, lane));
            FloatVector noise = load(s.noise, start + lane);
            FloatVector before = load(s.potential, lane);
            FloatVector settled = before.fma(load(s.kept, lane), load(s.moved, lane));
            FloatVector highest = before.max(settled).add(up.add(noise.max(0f)));
            boolean crosses = highest.compare(VectorOperators.GT, load(s.presentThreshold, lane))
                    .anyTrue();
            if (crosses || s.nextEnd[lane / LifTable.GROUP] == now) {
                for (int i = lane; i < lane + COUNT; i++) {
                    ScalarLifKernel.membrane(s, i, step, edge);
                }
            } else {
                FloatVector after = settled.add(up.sub(down).add(noise));
                after.intoArray(s.potential, lane);
                after.intoArray(s.potentialAfter, start + lane);
            }
        }
    }

    private static FloatVector saturation(FloatVector given, FloatVector square) {
        FloatVector x = given.mul(given).fma(square, FloatVector.broadcast(FLOATS, 1f));
        FloatVector minusHalf = x.mul(-0.5f);
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
}
