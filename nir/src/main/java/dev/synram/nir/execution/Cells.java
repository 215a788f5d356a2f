package dev.synram.nir.execution;

import dev.synram.nir.node.Affine;
import dev.synram.nir.node.Convolution;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Flatten;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Pooling;
import dev.synram.nir.node.Scale;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.Optional;

/** Makes the cells of nodes. */
final class Cells {

    private Cells() {}

    static Cell of(PlacedNode placed, Semantics semantics) {
        int elements = placed.output().elements();
        return switch (placed.node()) {
            case Input _, Output _, Flatten _ -> (in, out) -> System.arraycopy(in, 0, out, 0, out.length);
            case Affine(Tensor weight, Tensor bias) -> new ProductCell(weight, Optional.of(bias));
            case Linear(Tensor weight) -> new ProductCell(weight, Optional.empty());
            case Scale(Tensor scale) -> scaling(Parameters.of(scale, elements));
            case Threshold(Tensor threshold) -> comparing(Parameters.of(threshold, elements), semantics.crossing());
            case Delay(Tensor delay) -> delaying(placed, delay, elements, semantics);
            case Convolution convolution -> new ConvolutionCell(convolution, placed.input());
            case Pooling pooling -> new PoolingCell(pooling, placed.input());
            case Neuron neuron -> MembraneCell.of(neuron, elements, semantics);
            case Graph _ -> throw new IllegalStateException("graphs are flattened");
        };
    }

    private static Cell delaying(PlacedNode placed, Tensor delay, int elements, Semantics semantics) {
        try {
            return new DelayCell(delay, elements, semantics);
        } catch (NirException e) {
            throw e.at("node '%s' (Delay)".formatted(placed.name()));
        }
    }

    private static Cell scaling(double[] factors) {
        return (in, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = factors[i] * in[i];
            }
        };
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
