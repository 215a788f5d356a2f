package dev.synram.kernel.scalar;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;

/** Neurons in plain Java, lane by lane. */
final class ScalarLifKernel implements LifKernel {

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
        for (int group : state.groups) {
            for (int lane = group; lane < group + LifTable.GROUP; lane++) {
                for (int step = 0; step < steps; step++) {
                    step(table, state, lane, step, edge);
                }
            }
        }
    }

    private static void step(LifTable t, LifState s, int lane, int step, Edge edge) {
        int at = step * s.lanes + lane;
        boolean arrivals = s.arrivals[step];
        float excitatory = s.excitatory[lane];
        float inhibitory = s.inhibitory[lane];
        float excitatoryAfter = excitatory * t.excitatoryKept[lane];
        float inhibitoryAfter = inhibitory * t.inhibitoryKept[lane];
        float up = excitatory * t.excitatoryGain[lane];
        float down = inhibitory * t.inhibitoryGain[lane];
        if (arrivals) {
            excitatoryAfter += s.excitatoryArrived[at];
            inhibitoryAfter += s.inhibitoryArrived[at];
            up += s.excitatoryGiven[at];
            down += s.inhibitoryGiven[at];
        }
        if (t.saturates) {
            up *= saturation(excitatory, excitatoryAfter, t.square[lane]);
            down *= saturation(inhibitory, inhibitoryAfter, t.square[lane]);
        }
        boolean reset = s.resetLeft[lane] > 0;
        if (reset) {
            up *= t.excitatoryInReset[lane];
            down *= t.inhibitoryInReset[lane];
        }
        float kept = reset ? t.keptInReset[lane] : t.kept[lane];
        float moved = reset ? t.movedInReset[lane] : t.moved[lane];
        float potential = Math.fma(s.potential[lane], kept, moved) + (up - down);
        int random = s.random[lane];
        if (t.noisy) {
            random = StepNoise.next(random);
            potential =
                    Math.fma(StepNoise.of(random), t.noise[lane] * s.noiseScale[2 * step + s.half(lane)], potential);
        }
        boolean released = reset && s.resetLeft[lane] < t.micros;
        boolean crossed = potential > s.threshold[lane] && s.silentLeft[lane] < t.micros;
        if (released || crossed) {
            edge.integrate(lane, step);
        } else {
            s.potential[lane] = potential;
            s.excitatory[lane] = excitatoryAfter;
            s.inhibitory[lane] = inhibitoryAfter;
            s.random[lane] = random;
            s.resetLeft[lane] = Math.max(0, s.resetLeft[lane] - t.micros);
            s.silentLeft[lane] = Math.max(0, s.silentLeft[lane] - t.micros);
        }
        if (s.traced) {
            s.trace[at] = s.potential[lane];
            s.excitatoryTrace[at] = s.excitatory[lane];
            s.inhibitoryTrace[at] = s.inhibitory[lane];
        }
    }

    private static float saturation(float before, float after, float square) {
        float mean = 0.5f * (before + after);
        return InverseRoot.of(Math.fma(mean * mean, square, 1f));
    }
}
