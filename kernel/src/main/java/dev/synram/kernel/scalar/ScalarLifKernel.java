package dev.synram.kernel.scalar;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import java.util.function.IntConsumer;

/** Neurons in plain Java, lane by lane. */
public final class ScalarLifKernel implements LifKernel {

    @Override
    public void arrive(LifState state, float[] charges, int first, float scale, int cycle, boolean inhibitory) {
        int from = state.open(cycle, inhibitory) * state.lanes + first;
        float[] arrived = inhibitory ? state.inhibitoryArrived : state.excitatoryArrived;
        for (int i = 0; i < charges.length; i++) {
            arrived[from + i] = Fma.of(charges[i], scale, arrived[from + i]);
        }
    }

    @Override
    public void advance(LifTable table, LifState state, int steps, Edge edge) {
        for (int step = 0; step < steps; step++) {
            int now = step;
            forEach(state.spans.lines(), lane -> lines(table, state, lane, now));
            forEach(state.spans.joints(), lane -> join(table, state, lane));
            forEach(state.spans.membranes(), lane -> {
                if (state.noisy) {
                    noise(table, state, lane, now);
                }
                membrane(state, lane, now, edge);
            });
        }
    }

    private static void forEach(int[] spans, IntConsumer action) {
        for (int i = 0; i < spans.length; i += 2) {
            for (int lane = spans[i]; lane < spans[i + 1]; lane++) {
                action.accept(lane);
            }
        }
    }

    private static void lines(LifTable t, LifState s, int lane, int step) {
        int start = step * t.cycles;
        int end = start + t.cycles;
        s.excitatoryBefore[lane] = s.excitatory[lane];
        s.inhibitoryBefore[lane] = s.inhibitory[lane];
        if (s.nextArrival(start, end, false) < end) {
            s.excitatoryDrive[lane] = drive(t, s, lane, start, false);
        } else {
            float given = s.excitatory[lane] * t.excitatoryGain[lane];
            s.excitatoryDrive[lane] = given * saturation(given, t.excitatorySquare[lane]) * s.excitatoryFactor[lane];
            s.excitatory[lane] *= t.excitatoryKept[lane];
        }
        if (s.nextArrival(start, end, true) < end) {
            s.inhibitoryDrive[lane] = drive(t, s, lane, start, true);
        } else {
            float given = s.inhibitory[lane] * t.inhibitoryGain[lane];
            s.inhibitoryDrive[lane] = given * saturation(given, t.inhibitorySquare[lane]) * s.inhibitoryFactor[lane];
            s.inhibitory[lane] *= t.inhibitoryKept[lane];
        }
        if (s.traced) {
            int at = step * s.lanes + lane;
            s.excitatoryAfter[at] = s.excitatory[lane];
            s.inhibitoryAfter[at] = s.inhibitory[lane];
        }
    }

    /** What a line gives in a step from one arrival to the next; its charge moves on. */
    private static float drive(LifTable t, LifState s, int lane, int start, boolean inhibitory) {
        float[] charge = inhibitory ? s.inhibitory : s.excitatory;
        float[] arrived = inhibitory ? s.inhibitoryArrived : s.excitatoryArrived;
        float[] keptOf = inhibitory ? t.inhibitoryKeptOf : t.excitatoryKeptOf;
        float[] gainOf = inhibitory ? t.inhibitoryGainOf : t.excitatoryGainOf;
        float[] inReset = inhibitory ? t.inhibitoryGainOfInReset : t.excitatoryGainOfInReset;
        float square = inhibitory ? t.inhibitorySquare[lane] : t.excitatorySquare[lane];
        int end = start + t.cycles;
        float held = charge[lane];
        float drive = 0;
        int next;
        for (int cycle = start; cycle < end; cycle = next) {
            next = s.nextArrival(cycle + 1, end, inhibitory);
            int slot = s.slot(cycle, inhibitory);
            if (slot != LifState.NONE) {
                held += arrived[slot * s.lanes + lane];
            }
            float kept = keptOf[(next - cycle) * t.lanes + lane];
            int now = (end - cycle) * t.lanes + lane;
            int then = (end - next) * t.lanes + lane;
            float whole = (float) t.cycles / (next - cycle);
            float gain = gainOf[now] - kept * gainOf[then];
            float level = held * gain * whole;
            float present = Fma.of(inReset[now] - kept * inReset[then] - gain, s.reset[lane], gain);
            drive = Fma.of(held * present, saturation(level, square), drive);
            held *= kept;
        }
        charge[lane] = held;
        return drive;
    }

    /** Adds what the lines of the lane across give, if it is joined. */
    private static void join(LifTable t, LifState s, int lane) {
        int across = lane + s.lanes / 2;
        s.excitatoryDrive[lane] = Fma.of(t.joined[lane], s.excitatoryDrive[across], s.excitatoryDrive[lane]);
        s.inhibitoryDrive[lane] = Fma.of(t.joined[lane], s.inhibitoryDrive[across], s.inhibitoryDrive[lane]);
    }

    private static void noise(LifTable t, LifState s, int lane, int step) {
        s.random[lane] = StepNoise.next(s.random[lane]);
        float scale = s.noiseScale[2 * step + s.half(lane)] * StepNoise.SCALE;
        s.noise[lane] = StepNoise.of(s.random[lane]) * (t.noise[lane] * scale);
    }

    /**
     * Moves the membrane of one lane in one step, in which lines and noise are known. Within the step it may rise above its end: it falls
     * no faster than by what the excitatory current has decayed, and where something arrives, it is no higher than without inhibition.
     * What a line gives that saturates is then not exact, so that near the threshold twice as much may come.
     */
    private static void membrane(LifState s, int lane, int step, Edge edge) {
        float up = s.excitatoryDrive[lane];
        float down = s.inhibitoryDrive[lane];
        float before = s.potential[lane];
        float settled = Fma.of(before, s.kept[lane], s.moved[lane]) + s.noise[lane];
        float after = settled + (up - down);
        float highest = Fma.of(up, s.overshoot[lane], s.arrivals[step] ? settled + (up + up) : after);
        float threshold = s.presentThreshold[lane];
        int now = s.blockStart + step;
        boolean ends = s.resetEnd[lane] == now || s.silentEnd[lane] == now;
        if (ends || before > threshold || highest > threshold) {
            edge.integrate(lane, step);
        } else {
            s.potential[lane] = after;
        }
        if (s.traced) {
            s.potentialAfter[step * s.lanes + lane] = s.potential[lane];
        }
    }

    private static float saturation(float given, float square) {
        return InverseRoot.of(Fma.of(given * given, square, 1f));
    }
}
