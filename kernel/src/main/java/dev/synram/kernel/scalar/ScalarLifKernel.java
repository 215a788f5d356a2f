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
        float[] late = inhibitory ? state.inhibitoryLate : state.excitatoryLate;
        float share = (float) left / table.cycles;
        int ofCycles = left * table.lanes + first;
        int ofStep = step * state.lanes + first;
        for (int i = 0; i < charges.length; i++) {
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
            for (int lane = state.spans[i]; lane < state.spans[i + 1]; lane++) {
                for (int step = 0; step < steps; step++) {
                    lines(table, state, lane, step);
                    if (state.noisy) {
                        noise(table, state, lane, step);
                    }
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
        float up = excitatory * t.excitatoryGain[lane];
        float down = inhibitory * t.inhibitoryGain[lane];
        if (s.arrivals[step]) {
            s.excitatoryDrive[lane] = drive(up, s.excitatoryGiven[at], s.excitatoryLate[at], t.excitatorySquare[lane]);
            s.inhibitoryDrive[lane] =
                    drive(down, s.inhibitoryGiven[at], s.inhibitoryLate[at], t.inhibitorySquare[lane]);
        } else {
            s.excitatoryDrive[lane] = saturated(up, t.excitatorySquare[lane]);
            s.inhibitoryDrive[lane] = saturated(down, t.inhibitorySquare[lane]);
        }
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
     * Moves the membrane of one lane in one step, in which lines and noise are known. Within the step it may rise above its end: it falls
     * no faster than by what the excitatory current has decayed, and where something arrives, it is no higher than without inhibition.
     * What a line gives that saturates is then not exact, so that near the threshold twice as much may come.
     */
    private static void membrane(LifState s, int lane, int step, Edge edge) {
        float up = s.excitatoryDrive[lane] * s.excitatoryFactor[lane];
        float down = s.inhibitoryDrive[lane] * s.inhibitoryFactor[lane];
        float before = s.potential[lane];
        float settled = Math.fma(before, s.kept[lane], s.moved[lane]) + s.noise[lane];
        float after = settled + (up - down);
        float highest = Math.fma(up, s.overshoot[lane], s.arrivals[step] ? settled + (up + up) : after);
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

    /** What a line gives in a step in which something arrives: before, as much as it holds; from then on, for a share of the step, more. */
    private static float drive(float quiet, float given, float late, float square) {
        float share = (late + LifState.NOTHING) / (given + LifState.NOTHING);
        float before = saturated(quiet, square);
        return Math.fma(share, saturated(quiet + given / share, square) - before, before);
    }

    private static float saturated(float given, float square) {
        return given * InverseRoot.of(Math.fma(given * given, square, 1f));
    }
}
