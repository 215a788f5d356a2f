package dev.synram.nir.topology;

import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts cycles where they are entered: the edges that lead back to the node at which values enter a cycle take one step.
 * The choice does not depend on the order of nodes; a cycle that is entered at several nodes is refused.
 */
final class Cycles {

    /** An edge between nodes. */
    record Link(int from, int to) {}

    private final List<String> names;
    private final BitSet remembering;
    private final Set<Link> links;
    private final Set<Link> cut = new HashSet<>();

    private Cycles(List<String> names, BitSet remembering, Set<Link> links) {
        this.names = names;
        this.remembering = remembering;
        this.links = links;
    }

    /**
     * The edges that lead back.
     *
     * @param names of the nodes
     * @param remembering the nodes with a state; each cycle must have one
     * @param links all edges without a delay
     */
    static Set<Link> cut(List<String> names, BitSet remembering, Set<Link> links) {
        Cycles cycles = new Cycles(names, remembering, new HashSet<>(links));
        cycles.requireMemory();
        while (cycles.cutOnce()) {}
        return cycles.cut;
    }

    private List<List<Integer>> components(BitSet without) {
        List<List<Integer>> successors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            successors.add(new ArrayList<>());
        }
        for (Link link : links) {
            if (!without.get(link.from()) && !without.get(link.to())) {
                successors.get(link.from()).add(link.to());
            }
        }
        return Components.of(successors);
    }

    private boolean isCycle(List<Integer> component) {
        int only = component.getFirst();
        return component.size() > 1 || links.contains(new Link(only, only));
    }

    private void requireMemory() {
        for (List<Integer> component : components(remembering)) {
            if (!remembering.get(component.getFirst()) && isCycle(component)) {
                throw new NirException(
                        "the nodes %s form a cycle without a neuron or delay; insert one, or cut the cycle"
                                .formatted(named(component)));
            }
        }
    }

    /** Cuts each cycle at its entry; cycles within it may remain. */
    private boolean cutOnce() {
        boolean any = false;
        for (List<Integer> component : components(new BitSet())) {
            if (isCycle(component)) {
                int entry = entry(component);
                Set<Integer> members = Set.copyOf(component);
                for (Link link : List.copyOf(links)) {
                    if (link.to() == entry && members.contains(link.from())) {
                        links.remove(link);
                        cut.add(link);
                        any = true;
                    }
                }
            }
        }
        return any;
    }

    private int entry(List<Integer> component) {
        Set<Integer> members = Set.copyOf(component);
        Set<Integer> entries = new HashSet<>();
        for (Link link : links) {
            if (members.contains(link.to()) && !members.contains(link.from())) {
                entries.add(link.to());
            }
        }
        if (entries.size() != 1) {
            throw new NirException(
                    "the cycle of the nodes %s is entered at %s, so it is not clear which of its edges takes a step; choose that spikes arrive at the next step, or insert a Delay"
                            .formatted(named(component), entries.isEmpty() ? "no node" : named(List.copyOf(entries))));
        }
        return entries.iterator().next();
    }

    private String named(List<Integer> nodes) {
        return String.join(
                ", ",
                nodes.stream().map(node -> "'" + names.get(node) + "'").sorted().toList());
    }
}
