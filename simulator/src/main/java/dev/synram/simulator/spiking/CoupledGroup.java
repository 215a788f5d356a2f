package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.simulator.circuit.SpikingCircuit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Circuits that act on each other without events, or one whose equation is not linear: its inputs are modulated, it adapts, has an
 * exponential current, or is a relay.
 *
 * @param members lanes of the circuits
 * @param nodes node of each member, counted from 0
 * @param nodeCount how many nodes there are
 * @param links conductances between nodes
 * @param circuits circuit of each member
 * @param capacitances capacitance of each node
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CoupledGroup(
        List<Integer> members,
        int[] nodes,
        int nodeCount,
        List<Link> links,
        SpikingCircuit[] circuits,
        double[] capacitances) {

    private static final int MOST_STEPS = 100;

    /** Steps below this, in LSB, end the search. */
    private static final double PRECISION = 1e-9;

    private static final double LOWEST = -100;
    private static final double HIGHEST = 500;

    /**
     * A conductance between two nodes.
     *
     * @param conductance in 1/µs of a membrane of capacitance 1
     */
    record Link(int from, int to, double conductance) {}

    /** All groups of a configuration; circuits that are in none are linear and on their own. */
    static List<CoupledGroup> all(SpikingConfiguration configuration, SpikingCircuit[] circuits) {
        Joints joints = new Joints(configuration);
        List<List<Integer>> lines = joints.somaLines();
        Map<Integer, Set<Integer>> together = new LinkedHashMap<>();
        for (int lane = 0; lane < circuits.length; lane++) {
            Set<Integer> own = new LinkedHashSet<>();
            own.add(lane);
            together.put(lane, own);
        }
        for (int lane = 0; lane < circuits.length; lane++) {
            merge(together, lane, joints.node(lane));
        }
        for (List<Integer> line : lines) {
            line.forEach(lane -> merge(together, line.getFirst(), lane));
        }
        List<CoupledGroup> groups = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (int lane = 0; lane < circuits.length; lane++) {
            Collection<Integer> members = new TreeSet<>(together.getOrDefault(lane, Set.of()));
            boolean alone = members.size() == 1;
            if (seen.add(lane) && !(alone && linear(configuration, lane, circuits[lane]))) {
                seen.addAll(members);
                groups.add(of(List.copyOf(members), joints, lines, circuits));
            }
        }
        return groups;
    }

    private static void merge(Map<Integer, Set<Integer>> together, int one, int other) {
        Set<Integer> first = together.getOrDefault(one, Set.of());
        Set<Integer> second = together.getOrDefault(other, Set.of());
        if (!first.contains(other)) {
            first.addAll(second);
            second.forEach(lane -> together.put(lane, first));
        }
    }

    /** Whether the equations of all members are linear. */
    boolean linear(SpikingConfiguration configuration) {
        return IntStream.range(0, circuits.length)
                .allMatch(member -> linear(configuration, members.get(member), circuits[member]));
    }

    private static boolean linear(SpikingConfiguration configuration, int lane, SpikingCircuit circuit) {
        NeuronSettings settings = configuration.neuron(lane / COLUMNS, lane % COLUMNS);
        return circuit.modulation().none()
                && !settings.adaptation().enabled()
                && !settings.exponential()
                && !settings.excitatory().bypassed()
                && !settings.inhibitory().bypassed();
    }

    private static CoupledGroup of(
            List<Integer> members, Joints joints, List<List<Integer>> lines, SpikingCircuit[] all) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int[] nodes = new int[members.size()];
        SpikingCircuit[] circuits = new SpikingCircuit[members.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = numbers.computeIfAbsent(joints.node(members.get(i)), _ -> numbers.size());
            circuits[i] = all[members.get(i)];
        }
        double[] capacitances = new double[numbers.size()];
        for (int i = 0; i < nodes.length; i++) {
            capacitances[nodes[i]] += circuits[i].membrane().capacitance();
        }
        List<Link> links = new ArrayList<>();
        for (List<Integer> line : lines) {
            if (members.contains(line.getFirst())) {
                links.addAll(links(line, joints, numbers, all));
            }
        }
        return new CoupledGroup(members, nodes, numbers.size(), links, circuits, capacitances);
    }

    /** A line that no membrane is directly connected to has next to no capacitance: its star becomes a mesh. */
    private static List<Link> links(
            List<Integer> line, Joints joints, Map<Integer, Integer> numbers, SpikingCircuit[] all) {
        List<Integer> resistive =
                line.stream().filter(lane -> !joints.direct(lane)).toList();
        List<Integer> direct = line.stream().filter(joints::direct).toList();
        List<Link> links = new ArrayList<>();
        if (!direct.isEmpty()) {
            int hub = numbers.getOrDefault(joints.node(direct.getFirst()), 0);
            for (int lane : resistive) {
                links.add(new Link(numbers.getOrDefault(joints.node(lane), 0), hub, conductance(all[lane])));
            }
            return links;
        }
        double sum =
                resistive.stream().mapToDouble(lane -> conductance(all[lane])).sum();
        for (int i = 0; i < resistive.size() && sum > 0; i++) {
            for (int j = i + 1; j < resistive.size(); j++) {
                double through = conductance(all[resistive.get(i)]) * conductance(all[resistive.get(j)]) / sum;
                links.add(new Link(
                        numbers.getOrDefault(joints.node(resistive.get(i)), 0),
                        numbers.getOrDefault(joints.node(resistive.get(j)), 0),
                        through));
            }
        }
        return links;
    }

    private static double conductance(SpikingCircuit circuit) {
        return circuit.membrane().somaRate() * circuit.membrane().capacitance();
    }

    /**
     * Where the first node stays without events, with all others at the same potential: the lowest such potential, which membranes
     * that rise from their leak potential reach. The reset potential if it would spike, and the highest of all if nothing holds it.
     *
     * <p>The current is a convex function of the potential, so that Newton's method from below does not step beyond that point.
     */
    double rest() {
        double threshold = Double.POSITIVE_INFINITY;
        for (SpikingCircuit circuit : circuits) {
            threshold = Math.min(threshold, circuit.spiking().threshold());
        }
        double potential = LOWEST;
        double highest = Math.min(HIGHEST, threshold);
        for (int step = 0; step < MOST_STEPS && potential < highest; step++) {
            double current = current(potential);
            double conductance = conductance(potential);
            if (current <= PRECISION * conductance) {
                return potential;
            }
            potential = conductance > 0 ? potential + current / conductance : highest;
        }
        return Double.isFinite(threshold) ? circuits[0].membrane().resetPotential() : Math.min(potential, HIGHEST);
    }

    private double current(double potential) {
        double sum = 0;
        for (SpikingCircuit circuit : circuits) {
            SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            double adapted = adaptation.strength() / adaptation.rate() * (potential - adaptation.potential());
            sum += membrane.capacitance()
                    * (membrane.leakRate() * (membrane.leakPotential() - potential)
                            + membrane.current()
                            - adaptation.conductance() * adapted
                            + Nonlinear.exponential(circuit.exponential(), potential));
        }
        return sum;
    }

    /** By how much the current falls with the potential. */
    private double conductance(double potential) {
        double sum = 0;
        for (SpikingCircuit circuit : circuits) {
            SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            sum += membrane.capacitance()
                    * (membrane.leakRate()
                            + adaptation.conductance() * adaptation.strength() / adaptation.rate()
                            - Nonlinear.exponentialSlope(circuit.exponential(), potential));
        }
        return sum;
    }
}
