package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * Integrates one neuron over one step piece by piece: from one arrival, spike or end of a reset to the next. Between two
 * arrivals the current of the lines is taken to change linearly, and where it crosses the threshold the potential is a cubic
 * polynomial.
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
    private final double duration;

    private final LineCurrents own = new LineCurrents();

    /** The lines of the circuit that is joined, if there is one; a reset does not cut them off. */
    private final LineCurrents others = new LineCurrents();

    private double potential;
    private int partner;
    private double resetLeft;
    private double silentLeft;
    private double push;

    /** Whether threshold, reset or silence change in the step. */
    private boolean phased;

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
        duration = table.cycles * MICROS_PER_CYCLE;
    }

    @Override
    public void integrate(int lane, int step) {
        SpikingCircuit circuit = circuits[lane];
        load(lane, state.blockStart + step);
        double now = 0;
        int event = state.arrivals[step] ? nextOfLane(lane, step, 0) : events.count();
        while (true) {
            double arrival = event < events.count() ? arrival(step, event) : duration;
            if (now < arrival - TINY) {
                own.prepare(circuit, arrival - now);
                if (partner != LifState.NONE) {
                    others.prepare(circuits[partner], arrival - now);
                }
                while (now < arrival - TINY) {
                    now = advance(circuit, lane, step * duration, now, arrival);
                }
            }
            if (event == events.count()) {
                break;
            }
            receive(lane, event);
            event = nextOfLane(lane, step, event + 1);
        }
        store(lane, state.blockStart + step + 1);
    }

    private void load(int lane, int now) {
        potential = state.potential[lane];
        partner = table.partner(lane);
        own.load(state.excitatoryBefore[lane], state.inhibitoryBefore[lane]);
        if (partner != LifState.NONE) {
            others.load(state.excitatoryBefore[partner], state.inhibitoryBefore[partner]);
        }
        phased = state.resetEnd[lane] != LifState.NONE || state.silentEnd[lane] != LifState.NONE;
        resetLeft = left(state.resetEnd[lane], state.resetRest[lane], now);
        silentLeft = left(state.silentEnd[lane], state.silentRest[lane], now);
        push = state.noise[lane] / duration;
    }

    private double left(int end, float rest, int now) {
        return end < now ? 0 : (end - now) * duration + rest;
    }

    private void store(int lane, int next) {
        state.potential[lane] = (float) potential;
        if (phased) {
            state.resetEnd[lane] = end(resetLeft, next);
            state.resetRest[lane] = rest(resetLeft);
            state.silentEnd[lane] = end(silentLeft, next);
            state.silentRest[lane] = rest(silentLeft);
            state.phaseChanged(table, lane);
        }
    }

    private int end(double left, int next) {
        return left < TINY ? LifState.NONE : next + (int) (left / duration);
    }

    private float rest(double left) {
        return (float) (left - Math.floor(left / duration) * duration);
    }

    private void receive(int lane, int event) {
        receive(own, lane, event);
        if (partner != LifState.NONE) {
            receive(others, partner, event);
        }
    }

    private void receive(LineCurrents lines, int lane, int event) {
        RowCharge charge = events.charge(event);
        lines.receive(events.scale(event) * charge.excitatoryAt(lane), events.scale(event) * charge.inhibitoryAt(lane));
    }

    /** The next event of a step that brings charge to a lane; as many as there are events if there is none. */
    private int nextOfLane(int lane, int step, int from) {
        int start = step * table.cycles;
        for (int event = from; event < events.count() && events.cycle(event) < start + table.cycles; event++) {
            if (events.cycle(event) >= start && touches(event, lane)) {
                return event;
            }
        }
        return events.count();
    }

    private boolean touches(int event, int lane) {
        RowCharge charge = events.charge(event);
        return charge.touches(lane) || (partner != LifState.NONE && charge.touches(partner));
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
        double micros = until - now;
        boolean reset = resetLeft >= TINY;
        if (reset) {
            micros = Math.min(micros, resetLeft);
        }
        if (silentLeft >= TINY) {
            micros = Math.min(micros, silentLeft);
        }
        double next = after(circuit, reset, micros);
        boolean crosses = false;
        if (silentLeft < TINY) {
            double startSlope = micros * speed(circuit, reset, potential, 0);
            double endSlope = micros * speed(circuit, reset, next, micros);
            double share = Crossing.of(potential, next, startSlope, endSlope, threshold);
            crosses = share != Crossing.NONE;
            micros *= crosses ? share : 1;
            next = crosses ? threshold : next;
        }
        potential = next;
        own.pass(micros);
        others.pass(micros);
        resetLeft = Math.max(0, resetLeft - micros);
        silentLeft = Math.max(0, silentLeft - micros);
        if (crosses) {
            spike(circuit, lane, stepStart + now + micros);
        }
        return now + micros;
    }

    private void spike(SpikingCircuit circuit, int lane, double micros) {
        sink.spike(lane, micros);
        phased = true;
        resetLeft = circuit.spiking().resetMicros();
        silentLeft = circuit.spiking().silentMicros();
        state.threshold[lane] = (float) thresholds.next(lane);
    }

    /** The potential some time after the beginning of a piece. */
    private double after(SpikingCircuit circuit, boolean reset, double micros) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double rate = reset ? membrane.resetRate() : membrane.leakRate();
        double target = reset ? membrane.resetPotential() : membrane.leakPotential();
        double x = rate * micros;
        double passed = micros * Decay.mean(x);
        double constant = rate * target + membrane.current() + push + current(circuit, reset);
        double change = change(circuit, reset);
        double linear = change == 0 ? change : change * micros * micros * Decay.ramp(x);
        return potential * (1 - rate * passed) + constant * passed + linear;
    }

    private double speed(SpikingCircuit circuit, boolean reset, double at, double since) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double conducted = reset
                ? membrane.resetRate() * (membrane.resetPotential() - at)
                : membrane.leakRate() * (membrane.leakPotential() - at);
        return conducted + membrane.current() + push + (current(circuit, reset) + change(circuit, reset) * since);
    }

    /** What all lines give at present. */
    private double current(SpikingCircuit circuit, boolean reset) {
        double ofOthers = partner == LifState.NONE ? 0 : others.current();
        return reset && circuit.spiking().pause() ? ofOthers : own.current() + ofOthers;
    }

    private double change(SpikingCircuit circuit, boolean reset) {
        double ofOthers = partner == LifState.NONE ? 0 : others.change();
        return reset && circuit.spiking().pause() ? ofOthers : own.change() + ofOthers;
    }
}
