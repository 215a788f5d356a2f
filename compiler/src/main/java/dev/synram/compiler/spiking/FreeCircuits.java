package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The circuits that are still free, by lane. A neuron of one circuit takes the next one, first those whose partner on the other
 * hemisphere cannot be used, if other neurons need whole columns; a neuron of several takes the next neighbouring columns that are
 * free in both hemispheres.
 */
final class FreeCircuits {

    private final Lanes lanes;
    private final List<SequencedSet<Neuron>> free = new ArrayList<>();

    /**
     * Begins with all usable circuits.
     *
     * @param usable in the order in which they are taken
     * @param columns whether any neuron needs whole columns
     */
    FreeCircuits(Lanes lanes, List<Neuron> usable, boolean columns) {
        this.lanes = lanes;
        for (int i = 0; i < lanes.groups(); i++) {
            free.add(new LinkedHashSet<>());
        }
        Set<Neuron> all = new HashSet<>(usable);
        if (columns) {
            usable.stream()
                    .filter(circuit -> !all.contains(partner(circuit)))
                    .forEach(circuit -> free.get(lanes.group(circuit)).add(circuit));
        }
        usable.forEach(circuit -> free.get(lanes.group(circuit)).add(circuit));
    }

    private static Neuron partner(Neuron circuit) {
        return new Neuron(1 - circuit.hemisphere(), circuit.column());
    }

    /** Whether circuits have all that a neuron with its first circuit there takes. */
    private static boolean hasAll(Collection<Neuron> circuits, Neuron first, int wanted) {
        return first.hemisphere() == 0
                && first.column() % (wanted / 2) == 0
                && circuits.containsAll(together(first, wanted));
    }

    /** Circuits of a neuron: those of both hemispheres, column by column. */
    private static List<Neuron> together(Neuron first, int wanted) {
        List<Neuron> circuits = new ArrayList<>();
        for (int column = first.column(); column < first.column() + wanted / 2; column++) {
            circuits.add(new Neuron(0, column));
            circuits.add(new Neuron(1, column));
        }
        return circuits;
    }

    /** How many neurons of several circuits fit, if nothing else is placed on some circuits, which need not be in order. */
    static int fitting(Collection<Neuron> circuits, int wanted) {
        Set<Neuron> all = new HashSet<>(circuits);
        return (int)
                all.stream().filter(circuit -> hasAll(all, circuit, wanted)).count();
    }

    /** Neurons of some circuits each that still fit a lane. */
    int count(int lane, int wanted) {
        SequencedSet<Neuron> left = free.get(lanes.group(lane));
        return wanted == 1 ? left.size() : fitting(left, wanted);
    }

    /** Takes the circuits of a neuron; the first one is of hemisphere 0 if there are several. */
    List<Neuron> take(int lane, int wanted) {
        SequencedSet<Neuron> left = free.get(lanes.group(lane));
        if (wanted == 1) {
            return List.of(left.removeFirst());
        }
        Neuron first = left.stream()
                .filter(circuit -> hasAll(left, circuit, wanted))
                .findFirst()
                .orElseThrow();
        List<Neuron> taken = together(first, wanted);
        taken.forEach(left::remove);
        return taken;
    }

    /** The lane with the most to take. */
    int emptiest(int wanted) {
        int most = 0;
        for (int lane = 1; lane < free.size(); lane++) {
            most = count(lane, wanted) > count(most, wanted) ? lane : most;
        }
        return most;
    }
}
