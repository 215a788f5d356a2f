package dev.synram.compiler.cost;

import java.util.EnumMap;
import java.util.Map;

/** How much time, in microseconds, goes into each part of the work. */
final class Usage {

    private final Map<CostPart, Double> micros = new EnumMap<>(CostPart.class);

    void add(CostPart part, double more) {
        micros.merge(part, more, Double::sum);
    }

    void add(Usage other) {
        other.micros.forEach(this::add);
    }

    double of(CostPart part) {
        return micros.getOrDefault(part, 0.0);
    }

    double total() {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
