package dev.synram.nir.topology;

import dev.synram.nir.node.Input;
import dev.synram.nir.node.Node;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shapes of values, followed from the inputs along all edges, delayed or not. */
final class Shapes {

    private final List<String> names;
    private final List<Node> nodes;
    private final Map<Integer, Dimensions> inputs = new HashMap<>();
    private final Map<Integer, Dimensions> outputs = new HashMap<>();

    /**
     * Follows the shapes.
     *
     * @param names of all nodes; each gets values of an input
     * @throws NirException if shapes do not fit a node or each other
     */
    Shapes(List<String> names, List<Node> nodes, Set<Cycles.Link> links) {
        this.names = names;
        this.nodes = nodes;
        Map<Integer, List<Integer>> followers = new HashMap<>();
        links.stream()
                .sorted((a, b) -> a.from() != b.from() ? a.from() - b.from() : a.to() - b.to())
                .forEach(link -> followers
                        .computeIfAbsent(link.from(), _ -> new ArrayList<>())
                        .add(link.to()));
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < names.size(); i++) {
            if (nodes.get(i) instanceof Input(Dimensions shape) && names.get(i).indexOf('/') < 0) {
                put(i, shape);
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            int from = open.remove();
            for (int to : followers.getOrDefault(from, List.of())) {
                if (!outputs.containsKey(to)) {
                    put(to, output(from));
                    open.add(to);
                } else if (!output(from).matches(input(to))) {
                    throw new NirException(
                            "node '%s' gets %s from '%s', but its other inputs have the shape %s; make them equal"
                                    .formatted(names.get(to), output(from), names.get(from), input(to)));
                }
            }
        }
    }

    private void put(int number, Dimensions input) {
        inputs.put(number, input);
        try {
            outputs.put(number, nodes.get(number).output(input));
        } catch (NirException e) {
            throw e.at("node '%s' (%s)"
                    .formatted(names.get(number), nodes.get(number).type()));
        }
    }

    Dimensions input(int number) {
        return inputs.getOrDefault(number, Dimensions.SCALAR);
    }

    Dimensions output(int number) {
        return outputs.getOrDefault(number, Dimensions.SCALAR);
    }
}
