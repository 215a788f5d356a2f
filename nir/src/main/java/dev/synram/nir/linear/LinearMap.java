package dev.synram.nir.linear;

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
import java.util.Optional;

/** What a node computes whose results are a linear function of its inputs in the same step, and a constant. */
@FunctionalInterface
public interface LinearMap {

    /**
     * Computes the results.
     *
     * @param in sum of its inputs
     * @param out receives its results
     */
    void apply(double[] in, double[] out);

    /** The function of a node; empty if the node keeps a state, or compares. */
    static Optional<LinearMap> of(PlacedNode placed) {
        return switch (placed.node()) {
            case Input _, Output _, Flatten _ -> Optional.of((in, out) -> System.arraycopy(in, 0, out, 0, out.length));
            case Affine affine -> Optional.of(new ProductMap(affine.weight(), Optional.of(affine.bias())));
            case Linear linear -> Optional.of(new ProductMap(linear.weight(), Optional.empty()));
            case Scale scale ->
                Optional.of(scaling(scale.scale().toDoubles(placed.output().elements())));
            case Convolution convolution -> Optional.of(new ConvolutionMap(convolution, placed.input()));
            case Pooling pooling -> Optional.of(new PoolingMap(pooling, placed.input()));
            case Threshold _, Delay _, Neuron _, Graph _ -> Optional.empty();
        };
    }

    private static LinearMap scaling(double[] factors) {
        return (in, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = factors[i] * in[i];
            }
        };
    }
}
