package dev.synram.nir.difference;

import dev.synram.nir.field.NodeFields;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Node;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The times in the fields of graphs. */
final class Times {

    private static final Set<String> FIELDS = Set.of("tau", "tau_mem", "tau_syn", "delay");

    /** Milliseconds in a second. */
    private static final double FACTOR = 1000;

    /** Relative error of times with 32 bits. */
    private static final double ROUNDING = 1e-6;

    private Times() {}

    /** Whether all times of one graph are a thousand times those of the other. */
    static boolean areInOtherUnits(Graph a, Graph b) {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        collect(a, one);
        collect(b, other);
        return one.size() == other.size() && !one.isEmpty() && (areScaled(one, other) || areScaled(other, one));
    }

    private static boolean areScaled(List<Double> times, List<Double> scaled) {
        for (int i = 0; i < times.size(); i++) {
            double expected = FACTOR * times.get(i);
            if (Math.abs(scaled.get(i) - expected) > ROUNDING * expected) {
                return false;
            }
        }
        return true;
    }

    private static void collect(Graph graph, List<Double> times) {
        for (Node node : graph.nodes().values()) {
            if (node instanceof Graph inner) {
                collect(inner, times);
                continue;
            }
            for (Map.Entry<String, Value> field : NodeFields.of(node).entrySet()) {
                if (FIELDS.contains(field.getKey()) && field.getValue() instanceof Tensor tensor) {
                    for (double time : tensor.toDoubles()) {
                        times.add(time);
                    }
                }
            }
        }
    }
}
