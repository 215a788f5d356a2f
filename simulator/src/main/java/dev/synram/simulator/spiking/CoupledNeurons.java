package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.InputSettings;
import dev.synram.kernel.scalar.StepNoise;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;
import java.util.List;

/**
 * Integrates one {@link CoupledGroup} of circuits in one run by the classical Runge-Kutta method of fourth order, from one arrival,
 * spike or end of a reset to the next, at most 192 ns at a time, 48 ns where something is fast, and less while an exponential current
 * changes fast ({@link Nonlinear#longestStep}); a step does not go beyond where that current reaches its limit. Lines decay exactly.
 */
final class CoupledNeurons {

    /** Pieces while something is fast, in cycles of 8 ns. */
    private static final int PIECE_CYCLES = 6;

    /** Longest pieces otherwise, if no time constant is shorter than {@link #SLOW} of them. */
    private static final int LONGEST_PIECE_CYCLES = 24;

    private static final double SLOW = 8;

    /** An exponential current below this, in LSB per µs, changes slowly. */
    private static final double SLOW_EXPONENTIAL = 0.1;

    private static final double MICROS_PER_CYCLE = CYCLE_NANOS / 1e3;
    private static final double PIECE_MICROS = PIECE_CYCLES * MICROS_PER_CYCLE;
    private static final double TINY = 1e-9;

    /** A potential so near to a kink, in LSB, is at it. */
    private static final double NEAR = 1e-6;

    private final Network network;
    private final CoupledGroup group;
    private final Thresholds thresholds;
    private final SpikeSink sink;
    private final int members;
    private final int nodes;

    /** Potentials of the nodes, then adaptations of the members. */
    private final double[] state;

    private final double[] saved;
    private final double[][] slopes = new double[4][];
    private final double[] middle;
    private final double[] excitatory;
    private final double[] inhibitory;
    private final double[] resetLeft;
    private final double[] silentLeft;
    private final double[] threshold;
    private final double[] push;

    /** Where the exponential currents of the members reach their limits. */
    private final double[] kinks;

    private final int[] random;
    private final int longestPiece;

    CoupledNeurons(
            Network network, CoupledGroup group, boolean fromReset, Thresholds thresholds, long noise, SpikeSink sink) {
        this.network = network;
        this.group = group;
        this.thresholds = thresholds;
        this.sink = sink;
        members = group.circuits().length;
        nodes = group.nodeCount();
        state = new double[nodes + members];
        saved = new double[nodes + members];
        middle = new double[nodes + members];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = new double[nodes + members];
        }
        excitatory = new double[members];
        inhibitory = new double[members];
        resetLeft = new double[members];
        silentLeft = new double[members];
        threshold = new double[members];
        push = new double[nodes];
        kinks = new double[members];
        random = new int[nodes];
        longestPiece = longestPiece(group);
        double start = group.rest();
        for (int i = 0; i < members; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            state[group.nodes()[i]] = fromReset ? circuit.membrane().resetPotential() : start;
            threshold[i] = thresholds.next(group.members().get(i));
            kinks[i] = Nonlinear.kink(circuit.exponential());
        }
        for (int i = 0; i < members; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            double potential = fromReset ? circuit.membrane().leakPotential() : state[group.nodes()[i]];
            state[nodes + i] = adaptation.strength() / adaptation.rate() * (potential - adaptation.potential());
        }
        for (int node = 0; node < nodes; node++) {
            random[node] = (int) CounterRandom.bits(noise, node) | 1;
        }
    }

    private static int longestPiece(CoupledGroup group) {
        double fastest = Double.MAX_VALUE;
        for (SpikingCircuit circuit : group.circuits()) {
            fastest = Math.min(fastest, circuit.excitatory().micros());
            fastest = Math.min(fastest, circuit.inhibitory().micros());
            fastest = Math.min(
                    fastest,
                    1 / (circuit.membrane().leakRate() + circuit.membrane().somaRate()));
        }
        return (int) Math.clamp(fastest / SLOW / MICROS_PER_CYCLE, PIECE_CYCLES, LONGEST_PIECE_CYCLES);
    }

    /** Lanes of the members. */
    List<Integer> members() {
        return group.members();
    }

    /** Potential of a member. */
    double potential(int member) {
        return state[group.nodes()[member]];
    }

    double excitatory(int member) {
        return excitatory[member];
    }

    double inhibitory(int member) {
        return inhibitory[member];
    }

    double adaptation(int member) {
        return state[nodes + member];
    }

    /**
     * Integrates one step of a block.
     *
     * @param from cycle of the block at which the step begins
     * @param event number of the block's first event that may lie in the step
     * @return number of the first event after it
     */
    int step(BlockEvents events, int from, int cycles, int event) {
        int next = event;
        int pieceEnd = from;
        for (int cycle = from; cycle < from + cycles; cycle = pieceEnd) {
            pieceEnd = Math.min(cycle + pieceCycles(), from + cycles);
            drawNoise((pieceEnd - cycle) * MICROS_PER_CYCLE);
            double now = cycle * MICROS_PER_CYCLE;
            while (next < events.count() && events.cycle(next) < pieceEnd) {
                now = advanceTo(now, events.cycle(next) * MICROS_PER_CYCLE);
                receive(events.charge(next), events.scale(next), now);
                next++;
            }
            advanceTo(now, pieceEnd * MICROS_PER_CYCLE);
        }
        return next;
    }

    /** Short pieces while something is fast: a reset, or an exponential current that has set in. */
    private int pieceCycles() {
        for (int i = 0; i < members; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            boolean fast = resetLeft[i] >= TINY
                    || Nonlinear.exponential(circuit.exponential(), potential(i)) > SLOW_EXPONENTIAL;
            if (fast) {
                return PIECE_CYCLES;
            }
        }
        return longestPiece;
    }

    private void drawNoise(double micros) {
        for (int node = 0; node < nodes; node++) {
            double variance = 0;
            for (int i = 0; i < members; i++) {
                if (group.nodes()[i] == node) {
                    SpikingCircuit.MembraneCircuit membrane = group.circuits()[i].membrane();
                    double weighted = membrane.noise() * membrane.capacitance();
                    variance += weighted * weighted;
                }
            }
            push[node] = 0;
            if (variance > 0) {
                random[node] = StepNoise.next(random[node]);
                double deviation = Math.sqrt(variance / micros) / group.capacitances()[node];
                push[node] = deviation * StepNoise.normal(random[node]);
            }
        }
    }

    private void receive(RowCharge charge, float scale, double now) {
        for (int i = 0; i < members; i++) {
            int lane = group.members().get(i);
            double up = scale * charge.excitatoryAt(lane);
            double down = scale * charge.inhibitoryAt(lane);
            InputSettings ofUp = network.settings(lane).excitatory();
            InputSettings ofDown = network.settings(lane).inhibitory();
            boolean relayed = (ofUp.bypassed() && up > 0) || (ofDown.bypassed() && down > 0);
            excitatory[i] += ofUp.bypassed() ? 0 : up;
            inhibitory[i] += ofDown.bypassed() ? 0 : down;
            if (relayed && silentLeft[i] < TINY && Double.isFinite(threshold[i])) {
                spike(i, now);
            }
        }
    }

    private double advanceTo(double from, double to) {
        double now = from;
        while (now < to - TINY) {
            for (int i = 0; i < members; i++) {
                if (silentLeft[i] < TINY && potential(i) >= threshold[i]) {
                    spike(i, now);
                }
            }
            derivative(state, 0, slopes[0]);
            double micros = longestStep(to - now);
            System.arraycopy(state, 0, saved, 0, state.length);
            integrate(micros);
            int crossing = -1;
            double first = kink(micros);
            for (int i = 0; i < members; i++) {
                if (silentLeft[i] < TINY) {
                    int node = group.nodes()[i];
                    double share = Crossing.of(
                            saved[node], state[node], micros * slopes[0][node], micros * slopes[3][node], threshold[i]);
                    if (share < first) {
                        first = share;
                        crossing = i;
                    }
                }
            }
            if (first != Crossing.NONE) {
                System.arraycopy(saved, 0, state, 0, state.length);
                micros *= first;
                integrate(micros);
            }
            decay(micros);
            now += micros;
            if (crossing >= 0) {
                spike(crossing, now);
            }
        }
        return to;
    }

    private double longestStep(double left) {
        double micros = Math.min(left, resetting() ? PIECE_MICROS : left);
        for (int i = 0; i < members; i++) {
            micros = shorter(micros, resetLeft[i]);
            micros = shorter(micros, silentLeft[i]);
            double speed = slopes[0][group.nodes()[i]];
            micros = Math.min(micros, Nonlinear.longestStep(group.circuits()[i].exponential(), potential(i), speed));
        }
        return micros;
    }

    /** Share of a step after which a potential first reaches a kink from below or above. */
    private double kink(double micros) {
        double first = Crossing.NONE;
        for (int i = 0; i < members; i++) {
            int node = group.nodes()[i];
            double start = saved[node] - kinks[i];
            if (Math.abs(start) > NEAR && Double.isFinite(start)) {
                double up = start < 0 ? 1 : -1;
                double end = state[node] - kinks[i];
                double slope = up * micros * slopes[0][node];
                first = Math.min(first, Crossing.of(up * start, up * end, slope, up * micros * slopes[3][node], 0));
            }
        }
        return first;
    }

    private boolean resetting() {
        for (double left : resetLeft) {
            if (left >= TINY) {
                return true;
            }
        }
        return false;
    }

    private static double shorter(double micros, double left) {
        return left >= TINY ? Math.min(micros, left) : micros;
    }

    private void spike(int member, double now) {
        int lane = group.members().get(member);
        SpikingCircuit circuit = group.circuits()[member];
        sink.spike(lane, now);
        resetLeft[member] = circuit.spiking().resetMicros();
        silentLeft[member] = circuit.spiking().silentMicros();
        state[nodes + member] += circuit.adaptation().jump();
        threshold[member] = thresholds.next(lane);
    }

    private void decay(double micros) {
        for (int i = 0; i < members; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            excitatory[i] *= Line.kept(circuit.excitatory(), micros);
            inhibitory[i] *= Line.kept(circuit.inhibitory(), micros);
            resetLeft[i] = Math.max(0, resetLeft[i] - micros);
            silentLeft[i] = Math.max(0, silentLeft[i] - micros);
        }
    }

    /** Moves the state, whose derivatives are known. */
    private void integrate(double micros) {
        between(slopes[0], micros / 2);
        derivative(middle, micros / 2, slopes[1]);
        between(slopes[1], micros / 2);
        derivative(middle, micros / 2, slopes[2]);
        between(slopes[2], micros);
        derivative(middle, micros, slopes[3]);
        for (int i = 0; i < state.length; i++) {
            state[i] += micros / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
        }
    }

    private void between(double[] along, double micros) {
        for (int i = 0; i < state.length; i++) {
            middle[i] = state[i] + micros * along[i];
        }
    }

    private void derivative(double[] at, double since, double[] target) {
        for (int node = 0; node < nodes; node++) {
            target[node] = 0;
        }
        for (int i = 0; i < members; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            int node = group.nodes()[i];
            target[node] += circuit.membrane().capacitance() * current(circuit, i, at[node], at[nodes + i], since);
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            target[nodes + i] =
                    adaptation.strength() * (at[node] - adaptation.potential()) - adaptation.rate() * at[nodes + i];
        }
        for (CoupledGroup.Link link : group.links()) {
            double current = link.conductance() * (at[link.to()] - at[link.from()]);
            target[link.from()] += current;
            target[link.to()] -= current;
        }
        for (int node = 0; node < nodes; node++) {
            target[node] = target[node] / group.capacitances()[node] + push[node];
        }
    }

    private double current(SpikingCircuit circuit, int member, double potential, double adapted, double since) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        boolean reset = resetLeft[member] >= TINY;
        double conducted = reset
                ? membrane.resetRate() * (membrane.resetPotential() - potential)
                : membrane.leakRate() * (membrane.leakPotential() - potential);
        double current = conducted + membrane.current() - circuit.adaptation().conductance() * adapted;
        if (reset && circuit.spiking().pause()) {
            return current;
        }
        double up = given(circuit, circuit.excitatory(), excitatory[member], since);
        double down = given(circuit, circuit.inhibitory(), inhibitory[member], since);
        return current
                + up * Nonlinear.excitatory(circuit.modulation(), potential)
                - down * Nonlinear.inhibitory(circuit.modulation(), potential)
                + Nonlinear.exponential(circuit.exponential(), potential);
    }

    private static double given(SpikingCircuit circuit, LineCircuit line, double charge, double since) {
        if (charge == 0 || line.current() == 0) {
            return 0;
        }
        double left = charge * (since == 0 ? 1 : Line.kept(line, since));
        return line.current() * left * Line.saturation(circuit.saturation(), left);
    }
}
