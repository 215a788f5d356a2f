package dev.synram.simulator.spiking;

import static dev.synram.chip.MacSettings.CYCLE_NANOS;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.scalar.StepNoise;
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

    private final CoupledGroup group;
    private final Thresholds thresholds;
    private final SpikeSink sink;
    private final CoupledMember[] members;
    private final CoupledGroup.Link[] links;
    private final double[] capacitances;
    private final int nodes;

    /** Potentials of the nodes, then adaptations of the members. */
    private final double[] state;

    private final double[] saved;
    private final double[][] slopes = new double[4][];
    private final double[] middle;
    private final double[] push;
    private final int[] random;
    private final int longestPiece;

    CoupledNeurons(
            Network network, CoupledGroup group, boolean fromReset, Thresholds thresholds, long noise, SpikeSink sink) {
        this.group = group;
        this.thresholds = thresholds;
        this.sink = sink;
        nodes = group.nodeCount();
        links = group.links().toArray(CoupledGroup.Link[]::new);
        capacitances = group.capacitances();
        members = new CoupledMember[group.circuits().length];
        int size = nodes + members.length;
        state = new double[size];
        saved = new double[size];
        middle = new double[size];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = new double[size];
        }
        push = new double[nodes];
        random = new int[nodes];
        longestPiece = longestPiece(group);
        double start = group.rest();
        for (int i = 0; i < members.length; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            int lane = group.members().get(i);
            int node = group.nodes()[i];
            members[i] = new CoupledMember(circuit, network.settings(lane), lane, node);
            state[node] = fromReset ? circuit.membrane().resetPotential() : start;
            members[i].threshold = thresholds.next(lane);
        }
        for (int i = 0; i < members.length; i++) {
            SpikingCircuit circuit = group.circuits()[i];
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            double potential = fromReset ? circuit.membrane().leakPotential() : potential(i);
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
        return state[members[member].node];
    }

    double excitatory(int member) {
        return members[member].excitatory();
    }

    double inhibitory(int member) {
        return members[member].inhibitory();
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
        for (CoupledMember member : members) {
            if (member.resetting() || member.exponential(state[member.node]) > SLOW_EXPONENTIAL) {
                return PIECE_CYCLES;
            }
        }
        return longestPiece;
    }

    private void drawNoise(double micros) {
        for (int node = 0; node < nodes; node++) {
            double variance = 0;
            for (CoupledMember member : members) {
                if (member.node == node) {
                    double weighted = member.circuit().membrane().noise() * member.capacitance;
                    variance += weighted * weighted;
                }
            }
            push[node] = 0;
            if (variance > 0) {
                random[node] = StepNoise.next(random[node]);
                double deviation = Math.sqrt(variance / micros) / capacitances[node];
                push[node] = deviation * StepNoise.normal(random[node]);
            }
        }
    }

    private void receive(RowCharge charge, float scale, double now) {
        for (int i = 0; i < members.length; i++) {
            CoupledMember member = members[i];
            double up = scale * charge.excitatoryAt(member.lane);
            double down = scale * charge.inhibitoryAt(member.lane);
            if (member.receive(up, down) && !member.silent() && Double.isFinite(member.threshold)) {
                spike(i, now);
            }
        }
    }

    private double advanceTo(double from, double to) {
        double now = from;
        while (now < to - TINY) {
            for (int i = 0; i < members.length; i++) {
                if (!members[i].silent() && potential(i) >= members[i].threshold) {
                    spike(i, now);
                }
            }
            derivative(state, 0, slopes[0]);
            double micros = longestStep(to - now);
            System.arraycopy(state, 0, saved, 0, state.length);
            integrate(micros);
            int crossing = -1;
            double first = kink(micros);
            for (int i = 0; i < members.length; i++) {
                CoupledMember member = members[i];
                if (!member.silent()) {
                    double share = crossing(member.node, micros, member.threshold);
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
            for (CoupledMember member : members) {
                member.pass(micros);
            }
            now += micros;
            if (crossing >= 0) {
                spike(crossing, now);
            }
        }
        return to;
    }

    /** Share of a step after which the potential of a node reaches a level from below. */
    private double crossing(int node, double micros, double level) {
        return Crossing.of(saved[node], state[node], micros * slopes[0][node], micros * slopes[3][node], level);
    }

    private double longestStep(double left) {
        double micros = Math.min(left, resetting() ? PIECE_MICROS : left);
        for (CoupledMember member : members) {
            micros = member.shorter(micros, state[member.node], slopes[0][member.node]);
        }
        return micros;
    }

    /** Share of a step after which a potential first reaches a kink from below or above. */
    private double kink(double micros) {
        double first = Crossing.NONE;
        for (CoupledMember member : members) {
            int node = member.node;
            double start = saved[node] - member.kink;
            if (Math.abs(start) > NEAR && Double.isFinite(start)) {
                double up = start < 0 ? 1 : -1;
                double end = state[node] - member.kink;
                double slope = up * micros * slopes[0][node];
                first = Math.min(first, Crossing.of(up * start, up * end, slope, up * micros * slopes[3][node], 0));
            }
        }
        return first;
    }

    private boolean resetting() {
        for (CoupledMember member : members) {
            if (member.resetting()) {
                return true;
            }
        }
        return false;
    }

    private void spike(int number, double now) {
        CoupledMember member = members[number];
        sink.spike(member.lane, now);
        member.reset();
        state[nodes + number] += member.circuit().adaptation().jump();
        member.threshold = thresholds.next(member.lane);
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
        if (members.length == 1) {
            ofOne(members[0], at, since, target);
        } else {
            ofAll(at, since, target);
        }
    }

    /** The same arithmetic without detours through arrays: most groups are a circuit on its own. */
    private void ofOne(CoupledMember member, double[] at, double since, double[] target) {
        double current = member.capacitance * member.current(at[0], at[1], since);
        target[0] = current / capacitances[0] + push[0];
        target[1] = member.adaptationSlope(at[0], at[1]);
    }

    private void ofAll(double[] at, double since, double[] target) {
        for (int node = 0; node < nodes; node++) {
            target[node] = 0;
        }
        for (int i = 0; i < members.length; i++) {
            CoupledMember member = members[i];
            double potential = at[member.node];
            double adapted = at[nodes + i];
            target[member.node] += member.capacitance * member.current(potential, adapted, since);
            target[nodes + i] = member.adaptationSlope(potential, adapted);
        }
        for (CoupledGroup.Link link : links) {
            double current = link.conductance() * (at[link.to()] - at[link.from()]);
            target[link.from()] += current;
            target[link.to()] -= current;
        }
        for (int node = 0; node < nodes; node++) {
            target[node] = target[node] / capacitances[node] + push[node];
        }
    }
}
