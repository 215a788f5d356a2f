package dev.synram.kernel.scalar;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;

/** Neurons in plain Java, lane by lane. */
public final class ScalarLifKernel implements LifKernel {

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
        for (int i = 0; i < charges.length; i++) {
            float charge = charges[i] * scale;
            arrived[ofStep + i] = Math.fma(charge, keptOf[ofCycles + i], arrived[ofStep + i]);
            given[ofStep + i] = Math.fma(charge, gainOf[ofCycles + i], given[ofStep + i]);
        }
    }

    @Override
    public void advance(LifTable table, LifState state, int steps, Edge edge) {
        for (int i = 0; i < state.spans.length; i += 2) {
            for (int lane = state.spans[i]; lane < state.spans[i + 1]; lane++) {
                for (int step = 0; step < steps; step++) {
                    lines(table, state, lane, step);
                    noise(table, state, lane, step);
                    membrane(state, lane, step, edge);
                }
            }
        }
    }

    private static void lines(LifTable t, LifState s, int lane, int step) {
        int at = step * s.lanes + lane;
        float excitatory = s.excitatory[lane];
        float inhibitory = s.inhibitory[lane];
        s.excitatoryBefore[lane] = excitatory;
        s.inhibitoryBefore[lane] = inhibitory;
        s.excitatory[lane] = Math.fma(excitatory, t.excitatoryKept[lane], s.excitatoryArrived[at]);
        s.inhibitory[lane] = Math.fma(inhibitory, t.inhibitoryKept[lane], s.inhibitoryArrived[at]);
        float up = Math.fma(excitatory, t.excitatoryGain[lane], s.excitatoryGiven[at]);
        float down = Math.fma(inhibitory, t.inhibitoryGain[lane], s.inhibitoryGiven[at]);
        s.excitatoryDrive[lane] = up * saturation(up, t.excitatorySquare[lane]);
        s.inhibitoryDrive[lane] = down * saturation(down, t.inhibitorySquare[lane]);
        if (s.traced) {
            s.excitatoryAfter[at] = s.excitatory[lane];
            s.inhibitoryAfter[at] = s.inhibitory[lane];
        }
    }

    private static void noise(LifTable t, LifState s, int lane, int step) {
        s.random[lane] = StepNoise.next(s.random[lane]);
        float scale = s.noiseScale[2 * step + s.half(lane)] * StepNoise.SCALE;
        s.noise[lane] = StepNoise.of(s.random[lane]) * (t.noise[lane] * scale);
    }

    /**
     * Moves the membrane of one lane in one step, in which lines and noise are known. Within the step it may rise above its end: where
     * inhibition arrives, no higher than without any; else it falls no faster than by what the excitatory current has decayed.
     */
    private static void membrane(LifState s, int lane, int step, Edge edge) {
        float up = s.excitatoryDrive[lane] * s.excitatoryFactor[lane];
        float down = s.inhibitoryDrive[lane] * s.inhibitoryFactor[lane];
        float before = s.potential[lane];
        float settled = Math.fma(before, s.kept[lane], s.moved[lane]) + s.noise[lane];
        float after = settled + (up - down);
        float highest = Math.fma(up, s.overshoot[lane], s.arrivals[step] ? settled + up : after);
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
        return InverseRoot.of(Math.fma(given * given, square, 1f));
    }
}
