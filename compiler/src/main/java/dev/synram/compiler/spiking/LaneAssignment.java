package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.EventLabel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gives sources lanes and neurons circuits. How many rows a neuron needs of a lane depends on its sources alone, so each source,
 * those with the most targets first, takes the lane in which the neediest of its targets needs the fewest rows so far.
 */
final class LaneAssignment {

    private final Lanes lanes;
    private final List<Deque<Neuron>> circuits = new ArrayList<>();
    private final int[] sources;
    private final int[][] rows;
    private final Map<Member, List<Integer>> targets = new HashMap<>();
    private final Map<Member, Integer> lane = new HashMap<>();
    private final Map<Member, Neuron> placed = new HashMap<>();

    private LaneAssignment(SpikingNetwork network, List<Neuron> usable) {
        Set<Member> projecting = new HashSet<>(network.members(Population.Kind.INPUTS));
        for (Synapse synapse : network.synapses()) {
            projecting.add(synapse.source());
            targets.computeIfAbsent(synapse.source(), _ -> new ArrayList<>())
                    .add(synapse.target().index());
        }
        requireFit(network, usable.size(), projecting.size());
        lanes = Lanes.distinguishing(projecting.size());
        sources = new int[lanes.count()];
        rows = new int[network.neurons()][lanes.count()];
        for (int i = 0; i < lanes.count(); i++) {
            circuits.add(new ArrayDeque<>());
        }
        usable.forEach(circuit -> circuits.get(lanes.of(circuit)).add(circuit));
        Comparator<Member> mostTargets = Comparator.comparingInt(
                (Member source) -> -targets.getOrDefault(source, List.of()).size());
        List<Member> neurons = network.members(Population.Kind.NEURONS);
        neurons.stream().filter(projecting::contains).sorted(mostTargets).forEach(this::placeSource);
        network.members(Population.Kind.INPUTS).stream().sorted(mostTargets).forEach(this::placeSource);
        neurons.stream().filter(neuron -> !projecting.contains(neuron)).forEach(this::placeOther);
    }

    static LaneAssignment of(SpikingNetwork network, List<Neuron> usable) {
        return new LaneAssignment(network, usable);
    }

    private static void requireFit(SpikingNetwork network, int circuits, int projecting) {
        if (network.neurons() > circuits) {
            throw new PlacementException("the network has %s neurons, but the chip has %s usable circuits; leave out %s"
                    .formatted(network.neurons(), circuits, network.neurons() - circuits));
        }
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
            placed.put(source, circuits.get(best).remove());
        }
    }

    private boolean hasRoom(Member source, int candidate) {
        return sources[candidate] < EventLabel.ADDRESSES
                && !(source.isNeuron() && circuits.get(candidate).isEmpty());
    }

    private boolean isBetter(Member source, int candidate, int best) {
        int difference = mostRows(source, candidate) - mostRows(source, best);
        return difference < 0 || (difference == 0 && sources[candidate] < sources[best]);
    }

    private int mostRows(Member source, int candidate) {
        return targets.getOrDefault(source, List.of()).stream()
                .mapToInt(target -> rows[target][candidate])
                .max()
                .orElse(0);
    }

    private void placeOther(Member neuron) {
        Deque<Neuron> most =
                circuits.stream().max(Comparator.comparingInt(Deque::size)).orElseThrow();
        placed.put(neuron, most.remove());
    }

    Lanes lanes() {
        return lanes;
    }

    Neuron circuit(Member neuron) {
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
