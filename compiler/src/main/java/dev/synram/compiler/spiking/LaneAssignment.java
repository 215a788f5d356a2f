package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.EventLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gives sources lanes and neurons circuits. How many rows a neuron needs of a lane depends on its sources alone, so each source,
 * those with the most targets first, takes the lane in which the neediest of its targets needs the fewest rows so far. Neurons of the
 * most circuits come first, since they need neighbouring columns.
 */
final class LaneAssignment {

    private final Lanes lanes;
    private final CircuitDemand demand;
    private final FreeCircuits circuits;
    private final int[] sources;
    private final int[][] rows;
    private final Map<Member, List<Integer>> targets = new HashMap<>();
    private final Map<Member, Integer> lane = new HashMap<>();
    private final Map<Member, List<Neuron>> placed = new HashMap<>();

    private LaneAssignment(SpikingNetwork network, CircuitDemand demand, List<Neuron> usable) {
        this.demand = demand;
        Set<Member> projecting = new HashSet<>(network.members(Population.Kind.INPUTS));
        for (Synapse synapse : network.synapses()) {
            projecting.add(synapse.source());
            targets.computeIfAbsent(synapse.source(), _ -> new ArrayList<>())
                    .add(synapse.target().index());
        }
        requireFit(network, projecting.size());
        lanes = Lanes.distinguishing(projecting.size());
        sources = new int[lanes.count()];
        rows = new int[network.neurons()][lanes.count()];
        circuits = new FreeCircuits(lanes, usable, demand.widest() > 1);
        Comparator<Member> mostTargets = Comparator.comparingInt(
                (Member source) -> -targets.getOrDefault(source, List.of()).size());
        List<Member> neurons = network.members(Population.Kind.NEURONS);
        for (int width = demand.widest(); width > 1; width /= 2) {
            List<Member> wide = ofWidth(neurons, width);
            wide.stream().filter(projecting::contains).sorted(mostTargets).forEach(this::placeSource);
            wide.stream().filter(neuron -> !projecting.contains(neuron)).forEach(this::placeOther);
        }
        List<Member> single = ofWidth(neurons, 1);
        single.stream().filter(projecting::contains).sorted(mostTargets).forEach(this::placeSource);
        network.members(Population.Kind.INPUTS).stream().sorted(mostTargets).forEach(this::placeSource);
        single.stream().filter(neuron -> !projecting.contains(neuron)).forEach(this::placeOther);
    }

    static LaneAssignment of(SpikingNetwork network, CircuitDemand demand, List<Neuron> usable) {
        return new LaneAssignment(network, demand, usable);
    }

    private List<Member> ofWidth(List<Member> neurons, int width) {
        return neurons.stream()
                .filter(neuron -> demand.circuits(neuron.index()) == width)
                .toList();
    }

    private static void requireFit(SpikingNetwork network, int projecting) {
        if (projecting > Lanes.mostSources()) {
            throw new PlacementException(
                    "the network has %s sources of events (%s inputs, and %s neurons with synapses to others), but a chip tells %s apart; leave out %s"
                            .formatted(
                                    projecting,
                                    network.inputs(),
                                    projecting - network.inputs(),
                                    Lanes.mostSources(),
                                    projecting - Lanes.mostSources()));
        }
    }

    private void placeSource(Member source) {
        int best = -1;
        for (int candidate = 0; candidate < lanes.count(); candidate++) {
            if (hasRoom(source, candidate) && (best < 0 || isBetter(source, candidate, best))) {
                best = candidate;
            }
        }
        if (best < 0) {
            throw new PlacementException(
                    "%s finds no synapse bus with a free address and a usable circuit; leave out some neurons or inputs"
                            .formatted(source.name()));
        }
        sources[best]++;
        lane.put(source, best);
        for (int target : targets.getOrDefault(source, List.of())) {
            rows[target][best]++;
        }
        if (source.isNeuron()) {
            placed.put(source, circuits.take(best, demand.circuits(source.index())));
        }
    }

    private boolean hasRoom(Member source, int candidate) {
        return sources[candidate] < EventLabel.ADDRESSES
                && !(source.isNeuron() && circuits.count(candidate, demand.circuits(source.index())) == 0);
    }

    private boolean isBetter(Member source, int candidate, int best) {
        int difference = mostRows(source, candidate) - mostRows(source, best);
        return difference < 0 || (difference == 0 && sources[candidate] < sources[best]);
    }

    private int mostRows(Member source, int candidate) {
        return targets.getOrDefault(source, List.of()).stream()
                .mapToInt(target -> Math.ceilDiv(rows[target][candidate], demand.circuits(target)))
                .max()
                .orElse(0);
    }

    private void placeOther(Member neuron) {
        int needed = demand.circuits(neuron.index());
        placed.put(neuron, circuits.take(circuits.emptiest(needed), needed));
    }

    Lanes lanes() {
        return lanes;
    }

    /** The circuits of a neuron; its spikes are those of the first. */
    List<Neuron> circuits(Member neuron) {
        return Objects.requireNonNull(placed.get(neuron), neuron::name);
    }

    /** Whether a neuron or input has a lane: all but neurons without synapses to others do. */
    boolean projects(Member source) {
        return lane.containsKey(source);
    }

    int lane(Member source) {
        return Objects.requireNonNull(lane.get(source), source::name);
    }
}
