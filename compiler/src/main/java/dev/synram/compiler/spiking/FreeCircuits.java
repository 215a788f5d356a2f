package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The circuits that are still free, by lane. A neuron of one circuit takes the next one, first those whose partner on the other
 * hemisphere cannot be used, if other neurons need pairs; a neuron of two takes the next column with both.
 */
final class FreeCircuits {

    private final List<SequencedSet<Neuron>> free = new ArrayList<>();

    /**
     * Begins with all usable circuits.
     *
     * @param usable in the order in which they are taken
     * @param pairs whether any neuron needs two circuits
     */
    FreeCircuits(Lanes lanes, List<Neuron> usable, boolean pairs) {
        for (int i = 0; i < lanes.count(); i++) {
            free.add(new LinkedHashSet<>());
        }
        Set<Neuron> all = new HashSet<>(usable);
        if (pairs) {
            usable.stream()
                    .filter(circuit -> !all.contains(partner(circuit)))
                    .forEach(circuit -> free.get(lanes.of(circuit)).add(circuit));
        }
        usable.forEach(circuit -> free.get(lanes.of(circuit)).add(circuit));
    }

    /** The circuit in the same column of the other hemisphere. */
    static Neuron partner(Neuron circuit) {
        return new Neuron(1 - circuit.hemisphere(), circuit.column());
    }

    /** Columns of which all circuits are among some, which need not be in order. */
    static int wholeColumns(List<Neuron> circuits) {
        Set<Neuron> all = new HashSet<>(circuits);
        return (int) circuits.stream()
                .filter(circuit -> circuit.hemisphere() == 0 && all.contains(partner(circuit)))
                .count();
    }

    /** Free circuits of a lane, or columns with two of them. */
    int count(int lane, int circuits) {
        List<Neuron> left = List.copyOf(free.get(lane));
        return circuits == 1 ? left.size() : wholeColumns(left);
    }

    /** Takes one circuit, or both of a column, that of hemisphere 0 first. */
    List<Neuron> take(int lane, int circuits) {
        SequencedSet<Neuron> left = free.get(lane);
        if (circuits == 1) {
            return List.of(left.removeFirst());
        }
        Neuron first = left.stream()
                .filter(circuit -> circuit.hemisphere() == 0 && left.contains(partner(circuit)))
                .findFirst()
                .orElseThrow();
        List<Neuron> pair = List.of(first, partner(first));
        pair.forEach(left::remove);
        return pair;
    }

    /** The lane with the most to take. */
    int emptiest(int circuits) {
        int most = 0;
        for (int lane = 1; lane < free.size(); lane++) {
            most = count(lane, circuits) > count(most, circuits) ? lane : most;
        }
        return most;
    }
}
