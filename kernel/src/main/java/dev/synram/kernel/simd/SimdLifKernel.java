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
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Neurons with the Vector API: a lane a neuron, whose state stays in registers over the steps of a block. */
final class SimdLifKernel implements LifKernel {

    /** Excitatory and inhibitory lines. */
    private static final int KINDS = 2;

    @Override
    public void arrive(LifState state, float[] charges, int first, float scale, int cycle, boolean inhibitory) {
        int from = state.open(cycle, inhibitory) * state.lanes + first;
        float[] arrived = inhibitory ? state.inhibitoryArrived : state.excitatoryArrived;
        int i = 0;
        for (; i <= charges.length - COUNT; i += COUNT) {
            load(charges, i).fma(broadcast(scale), load(arrived, from + i)).intoArray(arrived, from + i);
        }
        for (; i < charges.length; i++) {
            arrived[from + i] = Math.fma(charges[i], scale, arrived[from + i]);
        }
    }

    @Override
    public void advance(LifTable table, LifState state, int steps, Edge edge) {
        for (int step = 0; step < steps; step++) {
            lines(table, state, step);
            join(table, state);
            membranes(table, state, step, edge);
        }
    }

    private static void lines(LifTable t, LifState s, int step) {
        int[] spans = s.spans.lines();
        for (int i = 0; i < spans.length; i += 2) {
            for (int kind = 0; kind < KINDS; kind++) { // one call, so that all of it is compiled into this method
                lines(t, s, step, spans[i], spans[i + 1], kind > 0);
            }
            if (s.traced) {
                traceLines(s, step, spans[i], spans[i + 1]);
            }
        }
    }

    /** Adds what the lines of lanes across give to lanes that are joined. */
    private static void join(LifTable t, LifState s) {
        int across = s.lanes / 2;
        int[] spans = s.spans.joints();
        for (int i = 0; i < spans.length; i += 2) {
            for (int lane = spans[i]; lane < spans[i + 1]; lane += COUNT) {
                FloatVector joined = load(t.joined, lane);
                joined.fma(load(s.excitatoryDrive, lane + across), load(s.excitatoryDrive, lane))
                        .intoArray(s.excitatoryDrive, lane);
                joined.fma(load(s.inhibitoryDrive, lane + across), load(s.inhibitoryDrive, lane))
                        .intoArray(s.inhibitoryDrive, lane);
            }
        }
    }

    private static void membranes(LifTable t, LifState s, int step, Edge edge) {
        int[] spans = s.spans.membranes();
        for (int i = 0; i < spans.length; i += 2) {
            int from = spans[i];
            int to = spans[i + 1];
            if (s.noisy) {
                noise(t, s, step, from, to);
            }
            if (s.arrivals[step]) {
                membranesWithArrivals(s, step, from, to, edge);
            } else {
                membranes(s, step, from, to, edge);
            }
            if (s.traced) {
                System.arraycopy(s.potential, from, s.potentialAfter, step * s.lanes + from, to - from);
            }
        }
    }

    private static void lines(LifTable t, LifState s, int step, int from, int to, boolean inhibitory) {
        int start = step * t.cycles;
        int end = start + t.cycles;
        if (s.arrivals[step] && s.nextArrival(start, end, inhibitory) < end) {
            arrivals(t, s, start, from, to, inhibitory);
        } else {
            quietLines(t, s, from, to, inhibitory);
        }
    }

    /** What lines of a kind give in a step without arrivals. */
    private static void quietLines(LifTable t, LifState s, int from, int to, boolean inhibitory) {
        float[] charge = inhibitory ? s.inhibitory : s.excitatory;
        float[] before = inhibitory ? s.inhibitoryBefore : s.excitatoryBefore;
        float[] drive = inhibitory ? s.inhibitoryDrive : s.excitatoryDrive;
        float[] factor = inhibitory ? s.inhibitoryFactor : s.excitatoryFactor;
        float[] gain = inhibitory ? t.inhibitoryGain : t.excitatoryGain;
        float[] kept = inhibitory ? t.inhibitoryKept : t.excitatoryKept;
        float[] square = inhibitory ? t.inhibitorySquare : t.excitatorySquare;
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector held = load(charge, lane);
            FloatVector given = held.mul(load(gain, lane));
            held.intoArray(before, lane);
            held.mul(load(kept, lane)).intoArray(charge, lane);
            given.mul(saturation(given, load(square, lane)))
                    .mul(load(factor, lane))
                    .intoArray(drive, lane);
        }
    }

    /** What lines of a kind give in a step from one arrival to the next; their charges move on. */
    private static void arrivals(LifTable t, LifState s, int start, int from, int to, boolean inhibitory) {
        float[] charge = inhibitory ? s.inhibitory : s.excitatory;
        float[] arrived = inhibitory ? s.inhibitoryArrived : s.excitatoryArrived;
        float[] drive = inhibitory ? s.inhibitoryDrive : s.excitatoryDrive;
        System.arraycopy(charge, from, inhibitory ? s.inhibitoryBefore : s.excitatoryBefore, from, to - from);
        Arrays.fill(drive, from, to, 0f);
        int end = start + t.cycles;
        int next;
        for (int cycle = start; cycle < end; cycle = next) {
            next = s.nextArrival(cycle + 1, end, inhibitory);
            int slot = s.slot(cycle, inhibitory);
            if (slot != LifState.NONE) {
                add(arrived, slot * s.lanes, charge, from, to);
            }
            give(t, s, cycle, next, end, from, to, inhibitory);
        }
    }

    private static void give(
            LifTable t, LifState s, int cycle, int next, int end, int from, int to, boolean inhibitory) {
        float[] charge = inhibitory ? s.inhibitory : s.excitatory;
        float[] drive = inhibitory ? s.inhibitoryDrive : s.excitatoryDrive;
        float[] keptOf = inhibitory ? t.inhibitoryKeptOf : t.excitatoryKeptOf;
        float[] gainOf = inhibitory ? t.inhibitoryGainOf : t.excitatoryGainOf;
        float[] inReset = inhibitory ? t.inhibitoryGainOfInReset : t.excitatoryGainOfInReset;
        float[] square = inhibitory ? t.inhibitorySquare : t.excitatorySquare;
        int ofKept = (next - cycle) * t.lanes;
        int now = (end - cycle) * t.lanes;
        int then = (end - next) * t.lanes;
        float whole = (float) t.cycles / (next - cycle);
        for (int lane = from; lane < to; lane += COUNT) {
            FloatVector held = load(charge, lane);
            FloatVector kept = load(keptOf, ofKept + lane);
            FloatVector gain = load(gainOf, now + lane).sub(kept.mul(load(gainOf, then + lane)));
            FloatVector share = saturation(held.mul(gain).mul(whole), load(square, lane));
            load(inReset, now + lane)
                    .sub(kept.mul(load(inReset, then + lane)))
                    .sub(gain)
                    .fma(load(s.reset, lane), gain)
                    .mul(held)
                    .fma(share, load(drive, lane))
                    .intoArray(drive, lane);
            held.mul(kept).intoArray(charge, lane);
        }
    }

    private static void add(float[] charges, int start, float[] to, int from, int until) {
        for (int lane = from; lane < until; lane += COUNT) {
            load(to, lane).add(load(charges, start + lane)).intoArray(to, lane);
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
            FloatVector up = load(s.excitatoryDrive, lane);
            FloatVector down = load(s.inhibitoryDrive, lane);
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
            FloatVector up = load(s.excitatoryDrive, lane);
            FloatVector down = load(s.inhibitoryDrive, lane);
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

    private static void traceLines(LifState s, int step, int from, int to) {
        int at = step * s.lanes + from;
        System.arraycopy(s.excitatory, from, s.excitatoryAfter, at, to - from);
        System.arraycopy(s.inhibitory, from, s.inhibitoryAfter, at, to - from);
    }

    private static FloatVector saturation(FloatVector given, FloatVector square) {
        FloatVector x = given.mul(given).fma(square, FloatVector.broadcast(FLOATS, 1f));
        FloatVector minusHalf = x.mul(-0.5f);
        FloatVector threeHalves = broadcast(InverseRoot.THREE_HALVES);
        FloatVector last = broadcast(InverseRoot.LAST_THREE_HALVES);
        FloatVector guess = IntVector.broadcast(INTS, InverseRoot.MAGIC)
                .sub(x.reinterpretAsInts().lanewise(VectorOperators.LSHR, 1))
                .reinterpretAsFloats();
        guess = guess.mul(minusHalf.mul(guess).fma(guess, threeHalves));
        return guess.mul(minusHalf.mul(guess).fma(guess, last));
    }

    private static IntVector next(IntVector state) {
        IntVector a = state.lanewise(VectorOperators.XOR, state.lanewise(VectorOperators.LSHL, StepNoise.FIRST_SHIFT));
        IntVector b = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, StepNoise.SECOND_SHIFT));
        return b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHL, StepNoise.THIRD_SHIFT));
    }
}
