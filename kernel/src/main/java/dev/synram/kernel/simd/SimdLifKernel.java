package dev.synram.kernel.simd;

import static dev.synram.kernel.simd.Lanes.COUNT;
import static dev.synram.kernel.simd.Lanes.FLOATS;
import static dev.synram.kernel.simd.Lanes.INTS;
import static dev.synram.kernel.simd.Lanes.broadcast;
import static dev.synram.kernel.simd.Lanes.load;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.kernel.scalar.InverseRoot;
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
        float[] late = inhibitory ? state.inhibitoryLate : state.excitatoryLate;
        float share = (float) left / table.cycles;
        int ofCycles = left * table.lanes + first;
        int ofStep = step * state.lanes + first;
        int i = 0;
        for (; i <= charges.length - COUNT; i += COUNT) {
            FloatVector charge = load(charges, i).mul(scale);
            charge.fma(load(keptOf, ofCycles + i), load(arrived, ofStep + i)).intoArray(arrived, ofStep + i);
            FloatVector gives = charge.mul(load(gainOf, ofCycles + i));
            gives.add(load(given, ofStep + i)).intoArray(given, ofStep + i);
            gives.lanewise(VectorOperators.FMA, broadcast(share), load(late, ofStep + i))
                    .intoArray(late, ofStep + i);
        }
        for (; i < charges.length; i++) {
            float charge = charges[i] * scale;
            arrived[ofStep + i] = Math.fma(charge, keptOf[ofCycles + i], arrived[ofStep + i]);
            float gives = charge * gainOf[ofCycles + i];
            given[ofStep + i] += gives;
            late[ofStep + i] = Math.fma(gives, share, late[ofStep + i]);
        }
    }

    @Override
    public void advance(LifTable table, LifState state, int steps, Edge edge) {
        for (int i = 0; i < state.spans.length; i += 2) {
            int from = state.spans[i];
            int to = state.spans[i + 1];
            for (int step = 0; step < steps; step++) {
                excitatoryLines(table, state, step, from, to);
                inhibitoryLines(table, state, step, from, to);
                if (state.noisy) {
                    noise(table, state, step, from, to);
                }
                if (state.arrivals[step]) {
                    excitatoryArrivals(table, state, step, from, to);
                    inhibitoryArrivals(table, state, step, from, to);
                    membranesWithArrivals(state, step, from, to, edge);
                } else {
                    membranes(state, step, from, to, edge);
                }
                if (state.traced) {
                    trace(state, step, from, to);
                }
            }
        }
    }

    private static void excitatoryLines(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector line = load(s.excitatory, lane);
            FloatVector quiet = line.mul(load(t.excitatoryGain, lane));
            line.intoArray(s.excitatoryBefore, lane);
            line.fma(load(t.excitatoryKept, lane), load(s.excitatoryArrived, start + lane))
                    .intoArray(s.excitatory, lane);
            quiet.mul(saturation(quiet, load(t.excitatorySquare, lane))).intoArray(s.excitatoryDrive, lane);
        }
    }

    private static void inhibitoryLines(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector line = load(s.inhibitory, lane);
            FloatVector quiet = line.mul(load(t.inhibitoryGain, lane));
            line.intoArray(s.inhibitoryBefore, lane);
            line.fma(load(t.inhibitoryKept, lane), load(s.inhibitoryArrived, start + lane))
                    .intoArray(s.inhibitory, lane);
            quiet.mul(saturation(quiet, load(t.inhibitorySquare, lane))).intoArray(s.inhibitoryDrive, lane);
        }
    }

    private static void excitatoryArrivals(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector given = load(s.excitatoryGiven, start + lane);
            FloatVector share =
                    load(s.excitatoryLate, start + lane).add(LifState.NOTHING).div(given.add(LifState.NOTHING));
            FloatVector quiet = load(s.excitatoryDrive, lane);
            FloatVector later = load(s.excitatoryBefore, lane)
                    .mul(load(t.excitatoryGain, lane))
                    .add(given.div(share));
            later.mul(saturation(later, load(t.excitatorySquare, lane)))
                    .sub(quiet)
                    .fma(share, quiet)
                    .intoArray(s.excitatoryDrive, lane);
        }
    }

    private static void inhibitoryArrivals(LifTable t, LifState s, int step, int from, int to) {
        int start = step * s.lanes;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector given = load(s.inhibitoryGiven, start + lane);
            FloatVector share =
                    load(s.inhibitoryLate, start + lane).add(LifState.NOTHING).div(given.add(LifState.NOTHING));
            FloatVector quiet = load(s.inhibitoryDrive, lane);
            FloatVector later = load(s.inhibitoryBefore, lane)
                    .mul(load(t.inhibitoryGain, lane))
                    .add(given.div(share));
            later.mul(saturation(later, load(t.inhibitorySquare, lane)))
                    .sub(quiet)
                    .fma(share, quiet)
                    .intoArray(s.inhibitoryDrive, lane);
        }
    }

    private static void noise(LifTable t, LifState s, int step, int from, int to) {
        float scale = s.noiseScale[2 * step + s.half(from)] * StepNoise.SCALE;
        for (int lane = from; lane < to; lane += COUNT) {
            IntVector random = next(IntVector.fromArray(INTS, s.random, lane));
            random.intoArray(s.random, lane);
            IntVector halves = random.and(StepNoise.LOWER)
                    .add(random.lanewise(VectorOperators.LSHR, StepNoise.HALF))
                    .sub(StepNoise.MEAN);
            ((FloatVector) halves.convertShape(VectorOperators.I2F, FLOATS, 0))
                    .mul(load(t.noise, lane).mul(scale))
                    .intoArray(s.noise, lane);
        }
    }

    private static void membranes(LifState s, int step, int from, int to, Edge edge) {
        int now = s.blockStart + step;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector up = load(s.excitatoryDrive, lane).mul(load(s.excitatoryFactor, lane));
            FloatVector down = load(s.inhibitoryDrive, lane).mul(load(s.inhibitoryFactor, lane));
            FloatVector before = load(s.potential, lane);
            FloatVector settled =
                    before.fma(load(s.kept, lane), load(s.moved, lane)).add(load(s.noise, lane));
            FloatVector after = settled.add(up.sub(down));
            FloatVector highest = up.fma(load(s.overshoot, lane), after);
            after.intoArray(s.potential, lane);
            before.intoArray(s.potentialBefore, lane);
            FloatVector threshold = load(s.presentThreshold, lane);
            long crosses = highest.compare(VectorOperators.GT, threshold)
                    .or(before.compare(VectorOperators.GT, threshold))
                    .toLong();
            if (crosses != 0 || s.nextEnd[lane / LifTable.GROUP] <= now) {
                edges(s, step, lane, crosses, edge);
            }
        }
    }

    private static void membranesWithArrivals(LifState s, int step, int from, int to, Edge edge) {
        int now = s.blockStart + step;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector up = load(s.excitatoryDrive, lane).mul(load(s.excitatoryFactor, lane));
            FloatVector down = load(s.inhibitoryDrive, lane).mul(load(s.inhibitoryFactor, lane));
            FloatVector before = load(s.potential, lane);
            FloatVector settled =
                    before.fma(load(s.kept, lane), load(s.moved, lane)).add(load(s.noise, lane));
            FloatVector highest = up.fma(load(s.overshoot, lane), settled.add(up.add(up)));
            settled.add(up.sub(down)).intoArray(s.potential, lane);
            before.intoArray(s.potentialBefore, lane);
            FloatVector threshold = load(s.presentThreshold, lane);
            long crosses = highest.compare(VectorOperators.GT, threshold)
                    .or(before.compare(VectorOperators.GT, threshold))
                    .toLong();
            if (crosses != 0 || s.nextEnd[lane / LifTable.GROUP] <= now) {
                edges(s, step, lane, crosses, edge);
            }
        }
    }

    /** Takes lanes of one vector back to before the step if they may cross their thresholds, or if a reset or silence ends. */
    private static void edges(LifState s, int step, int first, long crosses, Edge edge) {
        int group = first / LifTable.GROUP;
        int now = s.blockStart + step;
        boolean ends = s.nextEnd[group] <= now;
        for (long left = ends ? crosses | ends(s, first, now) : crosses; left != 0; left &= left - 1) {
            int lane = first + Long.numberOfTrailingZeros(left);
            s.potential[lane] = s.potentialBefore[lane];
            edge.integrate(lane, step);
        }
        if (ends) {
            s.findNextEnd(group);
        }
    }

    private static long ends(LifState s, int first, int now) {
        long ends = 0;
        for (int i = 0; i < COUNT; i++) {
            if (s.resetEnd[first + i] == now || s.silentEnd[first + i] == now) {
                ends |= 1L << i;
            }
        }
        return ends;
    }

    private static void trace(LifState s, int step, int from, int to) {
        int at = step * s.lanes + from;
        System.arraycopy(s.potential, from, s.potentialAfter, at, to - from);
        System.arraycopy(s.excitatory, from, s.excitatoryAfter, at, to - from);
        System.arraycopy(s.inhibitory, from, s.inhibitoryAfter, at, to - from);
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
