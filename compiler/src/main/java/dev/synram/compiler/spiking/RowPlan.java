package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.DriverSettings.RowUse;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives synapses rows. In each hemisphere the first rows of a lane excite, as many as the neediest neuron takes, and the next ones
 * inhibit; in the column of its target, a synapse takes the next free row of its sign. Synapses of a neuron with several circuits take
 * turns in them; exciting ones begin with the first, inhibiting ones with the second, so that odd numbers of both need no more
 * rows than even ones.
 */
final class RowPlan {

    /** Synapses of one sign in one lane of one circuit. */
    private record Need(Neuron circuit, int lane, boolean excites) {}

    private final LaneAssignment assignment;
    private final CircuitDemand demand;
    private final Map<Need, Integer> needs = new HashMap<>();
    private final RowUse[][] uses;
    private final List<PlacedSynapse> synapses = new ArrayList<>();

    private RowPlan(SpikingNetwork network, LaneAssignment assignment, CircuitDemand demand, int hemispheres) {
        this.assignment = assignment;
        this.demand = demand;
        uses = new RowUse[hemispheres][SpikingConfiguration.ROWS];
        List<Synapse> effective = network.synapses().stream()
                .filter(synapse -> synapse.weight() != 0)
                .toList();
        List<Need> inOrder = inOrder(effective);
        inOrder.forEach(need -> needs.merge(need, 1, Integer::sum));
        Map<Need, List<Integer>> free = new HashMap<>();
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            Arrays.fill(uses[hemisphere], RowUse.DISABLED);
            for (int lane = 0; lane < assignment.lanes().count(); lane++) {
                shareRows(network, hemisphere, lane);
            }
        }
        for (int i = 0; i < inOrder.size(); i++) {
            List<Integer> rows = free.computeIfAbsent(inOrder.get(i), this::rows);
            synapses.add(new PlacedSynapse(effective.get(i), inOrder.get(i).circuit(), rows.removeFirst()));
        }
    }

    static RowPlan of(SpikingNetwork network, LaneAssignment assignment, CircuitDemand demand, int hemispheres) {
        return new RowPlan(network, assignment, demand, hemispheres);
    }

    /** What a row does. */
    RowUse use(int hemisphere, int row) {
        return uses[hemisphere][row];
    }

    /** All synapses with a weight other than 0. */
    List<PlacedSynapse> synapses() {
        return synapses;
    }

    /** What each synapse needs, in their order. */
    private List<Need> inOrder(List<Synapse> effective) {
        Map<Need, Integer> counts = new HashMap<>();
        List<Need> needs = new ArrayList<>();
        for (Synapse synapse : effective) {
            List<Neuron> circuits = assignment.circuits(synapse.target());
            boolean excites = synapse.weight() > 0;
            Need ofNeuron = new Need(circuits.getFirst(), assignment.lane(synapse.source()), excites);
            int turn = counts.merge(ofNeuron, 1, Integer::sum) - (excites ? 1 : 0);
            needs.add(new Need(circuits.get(turn % circuits.size()), ofNeuron.lane(), excites));
        }
        return needs;
    }

    private void shareRows(SpikingNetwork network, int hemisphere, int lane) {
        int exciting = most(hemisphere, lane, true);
        int inhibiting = most(hemisphere, lane, false);
        List<Integer> rows = assignment.lanes().rows(lane);
        if (exciting + inhibiting > rows.size()) {
            throw tooMany(network, hemisphere, lane, exciting + inhibiting);
        }
        for (int i = 0; i < exciting + inhibiting; i++) {
            uses[hemisphere][rows.get(i)] = i < exciting ? RowUse.EXCITATORY : RowUse.INHIBITORY;
        }
    }

    private int most(int hemisphere, int lane, boolean excites) {
        return needs.entrySet().stream()
                .filter(entry -> entry.getKey().circuit().hemisphere() == hemisphere
                        && entry.getKey().lane() == lane
                        && entry.getKey().excites() == excites)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private PlacementException tooMany(SpikingNetwork network, int hemisphere, int lane, int needed) {
        Member neediest = network.members(Population.Kind.NEURONS).stream()
                .max(Comparator.comparingInt(neuron -> rowsOf(neuron, hemisphere, lane)))
                .orElseThrow();
        int circuits = demand.circuits(neediest.index());
        return new PlacementException(
                "neuron %s has %s synapses on %s of the hemispheres, and it and its neighbours need %s synapse rows of one bus, but there are %s; at most %s synapses fit such a neuron, fewer if its sources are many: leave out some"
                        .formatted(
                                neediest.name(),
                                demand.synapses(neediest.index()),
                                Math.min(circuits, 2),
                                needed,
                                assignment.lanes().rows(),
                                circuits * SpikingConfiguration.ROWS));
    }

    private int rowsOf(Member neuron, int hemisphere, int lane) {
        return assignment.circuits(neuron).stream()
                .filter(circuit -> circuit.hemisphere() == hemisphere)
                .mapToInt(circuit -> needs.getOrDefault(new Need(circuit, lane, true), 0)
                        + needs.getOrDefault(new Need(circuit, lane, false), 0))
                .max()
                .orElse(0);
    }

    private List<Integer> rows(Need need) {
        RowUse wanted = need.excites() ? RowUse.EXCITATORY : RowUse.INHIBITORY;
        return new ArrayList<>(assignment.lanes().rows(need.lane()).stream()
                .filter(row -> uses[need.circuit().hemisphere()][row] == wanted)
                .toList());
    }
}
