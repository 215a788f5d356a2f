package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * Integrates one neuron over one step piece by piece: from one arrival, spike or end of a reset to the next. Within a piece
 * the propagator is exact but for saturation, and the potential is a cubic polynomial where it crosses the threshold.
 */
final class EdgeSolver implements LifKernel.Edge {

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;
    private static final double TINY = 1e-9;

    private final SpikingCircuit[] circuits;
    private final LifTable table;
    private final LifState state;
    private final BlockEvents events;
    private final Thresholds thresholds;
    private final SpikeSink sink;

    private double potential;
    private double excitatory;
    private double inhibitory;
    private double resetLeft;
    private double silentLeft;
    private double push;

    private double nextPotential;
    private double nextExcitatory;
    private double nextInhibitory;

    EdgeSolver(
            SpikingCircuit[] circuits,
            LifTable table,
            LifState state,
            BlockEvents events,
            Thresholds thresholds,
            SpikeSink sink) {
        this.circuits = circuits;
        this.table = table;
        this.state = state;
        this.events = events;
        this.thresholds = thresholds;
        this.sink = sink;
    }

    @Override
    public void integrate(int lane, int step) {
        SpikingCircuit circuit = circuits[lane];
        double duration = table.cycles * MICROS_PER_CYCLE;
        load(lane, step, duration);
        double now = 0;
        int event = 0;
        while (true) {
            event = firstOfStep(step, event);
            double arrival = event < events.count() ? arrival(step, event) : duration;
            while (now < arrival - TINY) {
                now = advance(circuit, lane, step * duration, now, arrival);
            }
            if (event == events.count()) {
                break;
            }
            RowCharge charge = events.charge(event);
            excitatory += events.scale(event) * charge.excitatoryAt(lane);
            inhibitory += events.scale(event) * charge.inhibitoryAt(lane);
            event++;
        }
        store(lane, step, duration);
    }

    private void load(int lane, int step, double duration) {
        int before = (step - 1) * state.lanes + lane;
        potential = state.potential[lane];
        excitatory = step == 0 ? state.excitatoryBefore[lane] : state.excitatoryAfter[before];
        inhibitory = step == 0 ? state.inhibitoryBefore[lane] : state.inhibitoryAfter[before];
        int now = state.blockStart + step;
        resetLeft = left(state.resetEnd[lane], state.resetRest[lane], now, duration);
        silentLeft = left(state.silentEnd[lane], state.silentRest[lane], now, duration);
        push = state.noise[step * state.lanes + lane] / duration;
    }

    private static double left(int end, float rest, int now, double duration) {
        return end < now ? 0 : (end - now) * duration + rest;
    }

    private void store(int lane, int step, double duration) {
        state.potential[lane] = (float) potential;
        int next = state.blockStart + step + 1;
        state.resetEnd[lane] = end(resetLeft, next, duration);
        state.resetRest[lane] = rest(resetLeft, duration);
        state.silentEnd[lane] = end(silentLeft, next, duration);
        state.silentRest[lane] = rest(silentLeft, duration);
        state.phaseChanged(table, lane);
    }

    private static int end(double left, int next, double duration) {
        return left < TINY ? LifState.NONE : next + (int) (left / duration);
    }

    private static float rest(double left, double duration) {
        return (float) (left - (int) (left / duration) * duration);
    }

    private int firstOfStep(int step, int from) {
        int event = from;
        while (event < events.count() && events.cycle(event) / table.cycles < step) {
            event++;
        }
        return event < events.count() && events.cycle(event) / table.cycles == step ? event : events.count();
    }

    private double arrival(int step, int event) {
        return (events.cycle(event) - step * table.cycles) * MICROS_PER_CYCLE;
    }

    /** Integrates until the end of a piece, and returns when that is. */
    private double advance(SpikingCircuit circuit, int lane, double stepStart, double now, double until) {
        double threshold = state.threshold[lane];
        if (silentLeft < TINY && potential >= threshold) {
            spike(circuit, lane, stepStart + now);
        }
        double duration = until - now;
        if (resetLeft >= TINY) {
            duration = Math.min(duration, resetLeft);
        }
        if (silentLeft >= TINY) {
            duration = Math.min(duration, silentLeft);
        }
        propagate(circuit, duration);
        boolean crosses = silentLeft < TINY && nextPotential >= threshold;
        if (crosses) {
            duration *= crossing(circuit, threshold, duration);
            propagate(circuit, duration);
        }
        potential = nextPotential;
        excitatory = nextExcitatory;
        inhibitory = nextInhibitory;
        resetLeft = Math.max(0, resetLeft - duration);
        silentLeft = Math.max(0, silentLeft - duration);
        if (crosses) {
            spike(circuit, lane, stepStart + now + duration);
        }
        return now + duration;
    }

    private void spike(SpikingCircuit circuit, int lane, double micros) {
        sink.spike(lane, micros);
        resetLeft = circuit.spiking().resetMicros();
        silentLeft = circuit.spiking().silentMicros();
        state.threshold[lane] = (float) thresholds.next(lane);
    }

    private void propagate(SpikingCircuit circuit, double micros) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        boolean reset = resetLeft >= TINY;
        double rate = reset ? membrane.resetRate() : membrane.leakRate();
        double target = reset ? membrane.resetPotential() : membrane.leakPotential();
        nextExcitatory = excitatory * Line.kept(circuit.excitatory(), micros);
        nextInhibitory = inhibitory * Line.kept(circuit.inhibitory(), micros);
        double inputs = reset && circuit.spiking().pause()
                ? 0
                : given(circuit, circuit.excitatory(), excitatory, nextExcitatory, rate, micros)
                        - given(circuit, circuit.inhibitory(), inhibitory, nextInhibitory, rate, micros);
        nextPotential = potential * StrictMath.exp(-rate * micros)
                + PropagatorTable.moved(target, rate, membrane.current() + push, micros)
                + inputs;
    }

    private static double given(
            SpikingCircuit circuit, LineCircuit line, double before, double after, double rate, double micros) {
        return before == 0
                ? 0
                : before * Line.gain(line, rate, micros) * Line.saturation(circuit.saturation(), (before + after) / 2);
    }

    /** When, as a share of a piece, the potential crosses the threshold. */
    private double crossing(SpikingCircuit circuit, double threshold, double micros) {
        double slope0 = micros * speed(circuit, potential, excitatory, inhibitory);
        double slope1 = micros * speed(circuit, nextPotential, nextExcitatory, nextInhibitory);
        return Crossing.of(potential, nextPotential, slope0, slope1, threshold);
    }

    private double speed(SpikingCircuit circuit, double at, double charge, double opposite) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        boolean reset = resetLeft >= TINY;
        double rate = reset ? membrane.resetRate() : membrane.leakRate();
        double target = reset ? membrane.resetPotential() : membrane.leakPotential();
        double inputs = reset && circuit.spiking().pause()
                ? 0
                : current(circuit, circuit.excitatory(), charge) - current(circuit, circuit.inhibitory(), opposite);
        return rate * (target - at) + membrane.current() + push + inputs;
    }

    private static double current(SpikingCircuit circuit, LineCircuit line, double charge) {
        return line.current() * charge * Line.saturation(circuit.saturation(), charge);
    }
}
