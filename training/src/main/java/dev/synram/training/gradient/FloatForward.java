package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.synram.data.LabelledData;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.runtime.host.FloatSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * The network in float on the host, without rounding: a converting ReLU acts as a ReLU, requantization as the identity.
 * Loss and accuracy take what is before a readout or the index of the largest result at the end, which therefore act as
 * the identity.
 */
public final class FloatForward {

    private final Network network;
    private final boolean gathersInput;

    /** For each multiplication of the input, the elements of its vectors. */
    private final List<Im2col> ofInput;

    private final VectorMemory memory = new VectorMemory();

    /** Computes a network in float. */
    public FloatForward(Network network) {
        this.network = network;
        ofInput = network.nodes().stream()
                .filter(node -> node.layer() instanceof MacLayer && node.input() == 0)
                .map(node -> ((MacLayer) node.layer()).im2col(network.inputShape(node)))
                .toList();
        gathersInput = network.consumers().getFirst().stream()
                .allMatch(consumer -> network.nodes().get(consumer).layer() instanceof MacLayer);
    }

    /**
     * The vectors that the network multiplies first. They are gathered before they become tensors, which is much faster, and by any
     * thread.
     */
    public FloatInput input(LabelledData samples) {
        return new FloatInput(samples, ofInput, memory);
    }

    /**
     * The results of every node, samples x elements; empty for the input if its consumers gather their vectors from the
     * samples.
     *
     * @param input is closed after the gradients of the results were computed
     */
    public List<NDArray> results(NDManager manager, FloatInput input, List<NDArray> values) {
        LabelledData batch = input.samples();
        List<NDArray> results = new ArrayList<>();
        int next = 0;
        int nextOfInput = 0;
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            NDArray result = switch (node.layer()) {
                case Input _ ->
                    gathersInput
                            ? manager.zeros(new Shape(0))
                            : Tensors.floats(manager, batch.values(), batch.sampleSize());
                case MacLayer layer -> {
                    NDArray weights = values.get(next++);
                    NDArray bias = layer.bias().exists() ? values.get(next++) : null;
                    if (node.input() > 0 && layer instanceof Conv2d conv && Convolutions.fits(conv)) {
                        yield Convolutions.results(
                                conv, results.get(node.input()), network.inputShape(node), weights, bias);
                    }
                    NDArray vectors = node.input() > 0
                            ? Tensors.unroll(results.get(node.input()), layer.im2col(network.inputShape(node)), 0f)
                            : input.vectors(manager, nextOfInput++);
                    NDArray products = vectors.matMul(masked(node, layer, weights));
                    NDArray sums = bias == null ? products : products.add(bias);
                    yield sums.reshape(batch.count(), -1);
                }
                case BatchNorm _ -> normalized(results.get(node.input()), values.get(next++), node);
                default -> digital(node, results);
            };
            results.add(result);
        }
        return results;
    }

    /** Sets weights between groups to 0. */
    private NDArray masked(Node node, MacLayer layer, NDArray weights) {
        if (!(layer instanceof Conv2d conv) || conv.groups() == 1) {
            return weights;
        }
        int rows = (int) weights.getShape().get(0);
        float[] mask = new float[rows * conv.outputs()];
        for (int i = 0; i < mask.length; i++) {
            boolean connected = layer.connects(network.inputShape(node), i / conv.outputs(), i % conv.outputs());
            mask[i] = connected ? 1f : 0f;
        }
        return weights.mul(Tensors.copy(weights.getManager(), mask, weights.getShape()));
    }

    private static NDArray normalized(NDArray values, NDArray factorsAndOffsets, Node node) {
        NDArray byChannel = values.reshape(-1, node.shape().channels());
        return byChannel
                .mul(factorsAndOffsets.get("0:1"))
                .add(factorsAndOffsets.get("1:2"))
                .reshape(values.getShape());
    }

    private NDArray digital(Node node, List<NDArray> results) {
        NDArray input = results.get(node.input());
        dev.synram.network.shape.Shape shape = network.inputShape(node);
        return switch (node.layer()) {
            case Relu relu when relu.isLimited() -> Activation.relu(input).minimum(relu.limit());
            case Relu _, ConvertingRelu _ -> Activation.relu(input);
            case Pad pad ->
                Tensors.unroll(input, pad.taps(shape), 0f)
                        .reshape(input.getShape().get(0), -1);
            case HostLayer host -> HostFunctions.results(host, input, shape.channels());
            case Requantize _, Flatten _, Reshape _, Readout _, ArgMax _ -> input;
            case ColumnMean mean -> throw FloatSteps.notInFloat(mean);
            case Slices slices -> throw FloatSteps.notInFloat(slices);
            case Pool pool -> pooled(input, pool.mode(), pool.taps(shape));
            case GlobalAveragePool pool -> pooled(input, Pool.Mode.AVERAGE, pool.taps(shape));
            case Add _ -> {
                NDArray sum = input;
                for (int other : node.inputs().subList(1, node.inputs().size())) {
                    sum = sum.add(results.get(other));
                }
                yield sum;
            }
            case Concatenate _ -> {
                NDList parts = new NDList();
                for (int part : node.inputs()) {
                    long channels = network.nodes().get(part).shape().channels();
                    parts.add(results.get(part).reshape(-1, (long) shape.height() * shape.width(), channels));
                }
                yield NDArrays.concat(parts, 2).reshape(input.getShape().get(0), -1);
            }
            case Input _, MacLayer _, BatchNorm _ ->
                throw new IllegalArgumentException(node.layer() + " is not a digital layer");
        };
    }

    private static NDArray pooled(NDArray input, Pool.Mode mode, Im2col taps) {
        long samples = input.getShape().get(0);
        if (mode == Pool.Mode.MAX) {
            return Tensors.unroll(input, taps, Float.NEGATIVE_INFINITY)
                    .max(new int[] {1})
                    .reshape(samples, -1);
        }
        float[] shares = new float[taps.positions()];
        for (int i = 0; i < taps.source().length; i++) {
            shares[i / taps.length()] += taps.source()[i] == Im2col.PADDING ? 0 : 1;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1 / shares[i];
        }
        return Tensors.unroll(input, taps, 0f)
                .sum(new int[] {1})
                .reshape(samples, -1)
                .mul(Tensors.copy(input.getManager(), shares, new Shape(1, shares.length)));
    }
}
