package dev.synram.nir.topology;

import dev.synram.nir.node.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Places nodes in order, by name where there is a choice. */
final class Placing {

    private final List<String> names;
    private final List<Node> nodes;
    private final List<List<Cycles.Link>> incoming = new ArrayList<>();
    private final List<List<Integer>> followers = new ArrayList<>();
    private final Set<Cycles.Link> immediate;
    private final int[] waiting;
    private final Shapes shapes;

    /**
     * Takes the edges.
     *
     * @param immediate those without a delay, which form no cycle
     */
    Placing(List<String> names, List<Node> nodes, Set<Cycles.Link> all, Set<Cycles.Link> immediate) {
        this.names = names;
        this.nodes = nodes;
        this.immediate = immediate;
        shapes = new Shapes(names, nodes, all);
        waiting = new int[names.size()];
        for (int i = 0; i < names.size(); i++) {
            incoming.add(new ArrayList<>());
            followers.add(new ArrayList<>());
        }
        for (Cycles.Link link : all) {
            incoming.get(link.to()).add(link);
            if (immediate.contains(link)) {
                followers.get(link.from()).add(link.to());
                waiting[link.to()]++;
            }
        }
    }

    List<PlacedNode> placed() {
        List<Integer> order = order();
        int[] places = new int[names.size()];
        for (int i = 0; i < order.size(); i++) {
            places[order.get(i)] = i;
        }
        List<PlacedNode> placed = new ArrayList<>();
        for (int number : order) {
            List<Source> sources = incoming.get(number).stream()
                    .map(link -> new Source(places[link.from()], !immediate.contains(link)))
                    .sorted(Comparator.comparingInt(Source::node))
                    .toList();
            placed.add(new PlacedNode(
                    names.get(number), nodes.get(number), sources, shapes.input(number), shapes.output(number)));
        }
        return placed;
    }

    private List<Integer> order() {
        TreeSet<Integer> ready = new TreeSet<>();
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int number = ready.removeFirst();
            order.add(number);
            for (int follower : followers.get(number)) {
                waiting[follower]--;
                if (waiting[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return order;
    }
}
