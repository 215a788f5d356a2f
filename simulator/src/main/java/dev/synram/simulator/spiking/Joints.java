package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Compartment.SomaConnection;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which circuits are joined. Circuits whose membranes are connected directly share a node; nodes may be connected by conductances
 * through soma lines. Lanes count circuits, hemisphere by hemisphere.
 */
final class Joints {

    private final SpikingConfiguration configuration;
    private final int lanes;
    private final int[] membrane;
    private final int[] soma;

    Joints(SpikingConfiguration configuration) {
        this.configuration = configuration;
        lanes = configuration.geometry().hemispheres() * COLUMNS;
        membrane = identity(lanes);
        soma = identity(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            Compartment compartment = compartment(lane);
            if (compartment.somaRight()) {
                join(soma, lane, lane + 1);
            }
            if (compartment.membraneRight()) {
                join(membrane, lane, lane + 1);
            }
            if (compartment.membraneAcross()) {
                join(membrane, lane, (lane + COLUMNS) % lanes);
            }
        }
        int[] direct = new int[lanes];
        Arrays.fill(direct, -1);
        for (int lane = 0; lane < lanes; lane++) {
            if (compartment(lane).soma() == SomaConnection.DIRECT) {
                int line = root(soma, lane);
                if (direct[line] >= 0) {
                    join(membrane, lane, direct[line]);
                }
                direct[line] = lane;
            }
        }
    }

    private static int[] identity(int count) {
        int[] own = new int[count];
        Arrays.setAll(own, i -> i);
        return own;
    }

    private Compartment compartment(int lane) {
        return configuration.neuron(lane / COLUMNS, lane % COLUMNS).compartment();
    }

    private static int root(int[] parents, int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static void join(int[] parents, int one, int other) {
        parents[root(parents, one)] = root(parents, other);
    }

    /** The circuits that share a circuit's membrane, named by one of them. */
    int node(int lane) {
        return root(membrane, lane);
    }

    /** For every soma line that somebody is connected to, the circuits that are, whether directly or not. */
    List<List<Integer>> somaLines() {
        Map<Integer, List<Integer>> lines = new LinkedHashMap<>();
        for (int lane = 0; lane < lanes; lane++) {
            if (compartment(lane).soma() != SomaConnection.NONE) {
                lines.computeIfAbsent(root(soma, lane), _ -> new ArrayList<>()).add(lane);
            }
        }
        return List.copyOf(lines.values());
    }

    boolean direct(int lane) {
        return compartment(lane).soma() == SomaConnection.DIRECT;
    }
}
