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
 * inhibit; in the column of its target, a synapse takes the next free row of its sign.
 */
final class RowPlan {

    /** Synapses of one sign in one lane of one circuit. */
    private record Need(Neuron circuit, int lane, boolean excites) {}

    private final LaneAssignment assignment;
    private final Map<Need, Integer> needs = new HashMap<>();
    private final RowUse[][] uses;
    private final List<PlacedSynapse> synapses = new ArrayList<>();

    private RowPlan(SpikingNetwork network, LaneAssignment assignment, int hemispheres) {
        this.assignment = assignment;
        uses = new RowUse[hemispheres][SpikingConfiguration.ROWS];
        List<Synapse> effective = network.synapses().stream()
                .filter(synapse -> synapse.weight() != 0)
                .toList();
        effective.forEach(synapse -> needs.merge(need(synapse), 1, Integer::sum));
        Map<Need, List<Integer>> free = new HashMap<>();
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            Arrays.fill(uses[hemisphere], RowUse.DISABLED);
            for (int lane = 0; lane < assignment.lanes().count(); lane++) {
                shareRows(network, hemisphere, lane);
            }
        }
        for (Synapse synapse : effective) {
            Need need = need(synapse);
            List<Integer> rows = free.computeIfAbsent(need, this::rows);
            synapses.add(new PlacedSynapse(synapse, need.circuit(), rows.removeFirst()));
        }
    }

    static RowPlan of(SpikingNetwork network, LaneAssignment assignment, int hemispheres) {
        return new RowPlan(network, assignment, hemispheres);
    }

    /** What a row does. */
    RowUse use(int hemisphere, int row) {
        return uses[hemisphere][row];
    }

    /** All synapses with a weight other than 0. */
    List<PlacedSynapse> synapses() {
        return synapses;
    }

    private Need need(Synapse synapse) {
        return new Need(assignment.circuit(synapse.target()), assignment.lane(synapse.source()), synapse.weight() > 0);
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
                .filter(neuron -> assignment.circuit(neuron).hemisphere() == hemisphere)
                .max(Comparator.comparingInt(neuron -> rowsOf(neuron, lane)))
                .orElseThrow();
        long all = network.synapses().stream()
                .filter(synapse -> synapse.target().equals(neediest) && synapse.weight() != 0)
                .count();
        return new PlacementException(
                "neuron %s has %s synapses, and it and its neighbours need %s synapse rows of one bus, but there are %s; at most %s synapses fit a neuron, fewer if its sources are many: leave out some"
                        .formatted(
                                neediest.name(), all, needed, assignment.lanes().rows(), SpikingConfiguration.ROWS));
    }

    private int rowsOf(Member neuron, int lane) {
        Neuron circuit = assignment.circuit(neuron);
        return needs.getOrDefault(new Need(circuit, lane, true), 0)
                + needs.getOrDefault(new Need(circuit, lane, false), 0);
    }

    private List<Integer> rows(Need need) {
        RowUse wanted = need.excites() ? RowUse.EXCITATORY : RowUse.INHIBITORY;
        return new ArrayList<>(assignment.lanes().rows(need.lane()).stream()
                .filter(row -> uses[need.circuit().hemisphere()][row] == wanted)
                .toList());
    }
}
