package dev.synram.nir.difference;

import dev.synram.nir.field.NodeFields;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Node;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes of one node of a graph, or of its edges. */
final class GraphChanges {

    private final Setup setup;
    private final Cause.Side side;
    private final List<Change> changes = new ArrayList<>();

    private GraphChanges(Setup setup, Cause.Side side) {
        this.setup = setup;
        this.side = side;
    }

    /** Those that take one field, node or all edges from another graph. */
    static List<Change> towards(Graph other, Setup setup, Cause.Side side) {
        GraphChanges changes = new GraphChanges(setup, side);
        changes.compare(setup.graph(), other, List.of());
        return changes.changes;
    }

    /** Delays one step longer or shorter, or left out. */
    static List<Change> ofDelays(Setup setup, Cause.Side side) {
        GraphChanges changes = new GraphChanges(setup, side);
        changes.delays(setup.graph(), List.of());
        return changes.changes;
    }

    private void compare(Graph graph, Graph other, List<String> path) {
        graph.nodes().forEach((name, node) -> {
            Node counterpart = other.nodes().get(name);
            List<String> place = append(path, name);
            if (node instanceof Graph inner && counterpart instanceof Graph otherInner) {
                compare(inner, otherInner, place);
            } else if (counterpart != null && !counterpart.equals(node)) {
                compareNodes(node, counterpart, place);
            } else if (counterpart == null && node instanceof Delay) {
                addWithout(graph, path, name);
            }
        });
        if (!Set.copyOf(graph.edges()).equals(Set.copyOf(other.edges()))
                && graph.nodes().keySet().equals(other.nodes().keySet())) {
            Graph changed = new Graph(graph.nodes(), other.edges(), graph.metadata());
            add(
                    new Cause(Cause.Kind.EDGES, side, String.join("/", path), "edges", text(graph), text(other)),
                    replaced(setup.graph(), path, changed));
        }
    }

    private static String text(Graph graph) {
        return String.join(
                ", ",
                new TreeSet<>(graph.edges().stream()
                        .map(edge -> edge.from() + " -> " + edge.to())
                        .toList()));
    }

    private void compareNodes(Node node, Node other, List<String> place) {
        String name = String.join("/", place);
        if (node instanceof Graph || other instanceof Graph || !node.type().equals(other.type())) {
            add(
                    new Cause(Cause.Kind.FIELD, side, name, "type", node.type(), other.type()),
                    replaced(setup.graph(), place, other));
            return;
        }
        Map<String, Value> otherFields = NodeFields.of(other);
        NodeFields.of(node).forEach((field, value) -> {
            Value counterpart = otherFields.get(field);
            if (counterpart != null && !counterpart.equals(value)) {
                Map<String, Value> fields = new TreeMap<>(NodeFields.of(node));
                fields.put(field, counterpart);
                Cause.Kind kind = node instanceof Delay ? Cause.Kind.DELAY : Cause.Kind.FIELD;
                addField(
                        new Cause(
                                kind, side, name, field, described(value, counterpart), described(counterpart, value)),
                        place,
                        node,
                        fields);
            }
        });
    }

    private void addField(Cause cause, List<String> place, Node node, Map<String, Value> fields) {
        try {
            add(cause, replaced(setup.graph(), place, NodeFields.node(node.type(), fields)));
        } catch (NirException e) {
            return; // fields of another shape do not fit alone
        }
    }

    /** A value, or of an array the first element that differs from the other. */
    private static String described(Value value, Value other) {
        if (value instanceof Tensor one
                && other instanceof Tensor two
                && one.shape().equals(two.shape())) {
            for (int i = 0; i < one.size(); i++) {
                if (one.get(i) != two.get(i)) {
                    return one.size() == 1 ? String.valueOf(one.get(i)) : "%s at element %s".formatted(one.get(i), i);
                }
            }
        }
        return value.toString();
    }

    private void delays(Graph graph, List<String> path) {
        graph.nodes().forEach((name, node) -> {
            if (node instanceof Graph inner) {
                delays(inner, append(path, name));
            } else if (node instanceof Delay(Tensor delay)) {
                double step = setup.semantics().fileStep();
                addDelay(append(path, name), delay, delay.map(time -> time + step));
                addDelay(append(path, name), delay, delay.map(time -> Math.max(0, time - step)));
                addWithout(graph, path, name);
            }
        });
    }

    private void addDelay(List<String> place, Tensor from, Tensor to) {
        add(
                new Cause(
                        Cause.Kind.DELAY,
                        side,
                        String.join("/", place),
                        "delay",
                        described(from, to),
                        described(to, from)),
                replaced(setup.graph(), place, new Delay(to)));
    }

    private void addWithout(Graph graph, List<String> path, String name) {
        Map<String, Node> nodes = new TreeMap<>(graph.nodes());
        nodes.remove(name);
        Set<Edge> edges = new LinkedHashSet<>(graph.edges());
        for (Edge in : graph.edges()) {
            for (Edge out : graph.edges()) {
                if (in.to().equals(name) && out.from().equals(name)) {
                    edges.add(new Edge(in.from(), out.to()));
                }
            }
        }
        edges.removeIf(edge -> edge.from().equals(name) || edge.to().equals(name));
        add(
                new Cause(Cause.Kind.DELAY, side, String.join("/", append(path, name)), "type", "Delay", "none"),
                replaced(setup.graph(), path, new Graph(nodes, List.copyOf(edges))));
    }

    private void add(Cause cause, Node changed) {
        if (changed instanceof Graph graph) {
            changes.add(new Change(cause, setup.with(graph)));
        }
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    /** A graph with another node at a place within it. */
    private static Node replaced(Graph graph, List<String> path, Node node) {
        if (path.isEmpty()) {
            return node;
        }
        String name = path.getFirst();
        return graph.nodes().get(name) instanceof Graph inner
                ? graph.with(name, replaced(inner, path.subList(1, path.size()), node))
                : graph.with(name, node);
    }
}
