package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * Integrates one neuron over one step piece by piece: from one arrival, spike or end of a reset to the next. Between two
 * arrivals the current of the lines is taken to change linearly, and where it crosses the threshold the potential is a cubic
 * polynomial.
 */
final class EdgeSolver implements LifKernel.Edge {

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;
    private static final double TINY = 1e-9;

    /** Mean height of a parabola above its chord, as a share of its height in the middle. */
    private static final double PARABOLA = 2.0 / 3;

    private final SpikingCircuit[] circuits;
    private final LifTable table;
    private final LifState state;
    private final BlockEvents events;
    private final Thresholds thresholds;
    private final SpikeSink sink;
    private final double duration;

    private double potential;
    private double excitatory;
    private double inhibitory;
    private double resetLeft;
    private double silentLeft;
    private double push;

    /** Whether threshold, reset or silence change in the step. */
    private boolean phased;

    /** Current of the lines at the beginning of the present piece, and its change in a µs. */
    private double current;

    private double change;

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
                prepareLines(circuit, arrival - now);
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
        excitatory = state.excitatoryBefore[lane];
        inhibitory = state.inhibitoryBefore[lane];
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
        excitatory += events.scale(event) * events.charge(event).excitatoryAt(lane);
        inhibitory += events.scale(event) * events.charge(event).inhibitoryAt(lane);
    }

    /** The next event of a step that brings charge to a lane; as many as there are events if there is none. */
    private int nextOfLane(int lane, int step, int from) {
        int start = step * table.cycles;
        for (int event = from; event < events.count() && events.cycle(event) < start + table.cycles; event++) {
            if (events.cycle(event) >= start && events.charge(event).touches(lane)) {
                return event;
            }
        }
        return events.count();
    }

    private double arrival(int step, int event) {
        return (events.cycle(event) - step * table.cycles) * MICROS_PER_CYCLE;
    }

    /**
     * Lets the lines decay until the next arrival, and notes what current they give until then: a straight line that ends in as
     * much charge as the parabola through the currents at the beginning, in the middle and at the end.
     */
    private void prepareLines(SpikingCircuit circuit, double micros) {
        double excitatoryLeft = kept(circuit.excitatory(), excitatory, micros / 2);
        double inhibitoryLeft = kept(circuit.inhibitory(), inhibitory, micros / 2);
        double start = given(circuit);
        excitatory *= excitatoryLeft;
        inhibitory *= inhibitoryLeft;
        double middle = given(circuit);
        excitatory *= excitatoryLeft;
        inhibitory *= inhibitoryLeft;
        double end = given(circuit);
        current = start + PARABOLA * (middle - (start + end) / 2);
        change = (end - start) / micros;
    }

    private static double kept(LineCircuit line, double charge, double micros) {
        return charge == 0 ? 0 : Decay.of(micros / line.micros());
    }

    private double given(SpikingCircuit circuit) {
        return given(circuit, circuit.excitatory(), excitatory) - given(circuit, circuit.inhibitory(), inhibitory);
    }

    private static double given(SpikingCircuit circuit, LineCircuit line, double charge) {
        return charge == 0 ? 0 : line.current() * charge * Line.saturation(circuit.saturation(), charge);
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
        current += change * micros;
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
        boolean cut = reset && circuit.spiking().pause();
        double x = rate * micros;
        double passed = micros * Decay.mean(x);
        double constant = rate * target + membrane.current() + push + (cut ? 0 : current);
        double linear = cut ? 0 : change * micros * micros * Decay.ramp(x);
        return potential * (1 - rate * passed) + constant * passed + linear;
    }

    private double speed(SpikingCircuit circuit, boolean reset, double at, double since) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double conducted = reset
                ? membrane.resetRate() * (membrane.resetPotential() - at)
                : membrane.leakRate() * (membrane.leakPotential() - at);
        boolean cut = reset && circuit.spiking().pause();
        return conducted + membrane.current() + push + (cut ? 0 : current + change * since);
    }
}
