package dev.synram.nir.execution;

import dev.synram.nir.linear.LinearMap;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;

/** Makes the cells of nodes. */
final class Cells {

    private Cells() {}

    static Cell of(PlacedNode placed, Semantics semantics) {
        return LinearMap.of(placed).<Cell>map(map -> map::apply).orElseGet(() -> nonlinear(placed, semantics));
    }

    private static Cell nonlinear(PlacedNode placed, Semantics semantics) {
        int elements = placed.output().elements();
        return switch (placed.node()) {
            case Threshold(Tensor threshold) -> comparing(threshold.toDoubles(elements), semantics.crossing());
            case Delay(Tensor delay) -> delaying(placed, delay, elements, semantics);
            case Neuron neuron -> MembraneCell.of(neuron, elements, semantics);
            default -> throw new IllegalStateException("graphs are flattened");
        };
    }

    private static Cell delaying(PlacedNode placed, Tensor delay, int elements, Semantics semantics) {
        try {
            return new DelayCell(delay, elements, semantics);
        } catch (NirException e) {
            throw e.at("node '%s' (Delay)".formatted(placed.name()));
        }
    }

    private static Cell comparing(double[] thresholds, Crossing crossing) {
        return (in, out) -> {
            for (int i = 0; i < out.length; i++) {
                boolean spikes = crossing == Crossing.ABOVE ? in[i] > thresholds[i] : in[i] >= thresholds[i];
                out[i] = spikes ? 1 : 0;
            }
        };
    }
}
