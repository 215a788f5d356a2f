package dev.synram.nir.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Strongly connected components: sets of nodes each of which leads to each other. Tarjan's algorithm (SIAM J. Comput. 1,
 * 146, 1972) without recursion, as graphs may be thousands of nodes deep.
 */
final class Components {

    private final List<List<Integer>> successors;
    private final int[] order;
    private final int[] low;
    private final int[] next;
    private final boolean[] onStack;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int counter;

    private Components(List<List<Integer>> successors) {
        this.successors = successors;
        order = new int[successors.size()];
        Arrays.fill(order, -1);
        low = new int[order.length];
        next = new int[order.length];
        onStack = new boolean[order.length];
    }

    /** The components, each behind all that it leads to. */
    static List<List<Integer>> of(List<List<Integer>> successors) {
        Components components = new Components(successors);
        for (int node = 0; node < successors.size(); node++) {
            if (components.order[node] < 0) {
                components.visit(node);
            }
        }
        return components.found;
    }

    private void enter(int node, Deque<Integer> path) {
        order[node] = counter;
        low[node] = counter;
        counter++;
        stack.push(node);
        onStack[node] = true;
        path.push(node);
    }

    private void visit(int root) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(root, path);
        while (!path.isEmpty()) {
            int node = path.element();
            if (next[node] < successors.get(node).size()) {
                int successor = successors.get(node).get(next[node]);
                next[node]++;
                if (order[successor] < 0) {
                    enter(successor, path);
                } else if (onStack[successor]) {
                    low[node] = Math.min(low[node], order[successor]);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    low[path.element()] = Math.min(low[path.element()], low[node]);
                }
                if (low[node] == order[node]) {
                    found.add(component(node));
                }
            }
        }
    }

    private List<Integer> component(int root) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            onStack[member] = false;
            members.add(member);
        } while (member != root);
        return members;
    }
}
