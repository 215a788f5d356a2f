package dev.synram.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** A block that multiplies on chips: results are those of the chips, gradients those of the same operation in float. */
abstract class ChipBlock extends AbstractBlock {

    private final Block host;

    ChipBlock(Block host) {
        this.host = addChildBlock("host", host);
    }

    /** The block for the same operation in float. */
    Block host() {
        return host;
    }

    /**
     * The results of the chips.
     *
     * @param input in the layout of the library
     * @param weights in the layout of the library
     * @param inFloat the results in float, without bias
     * @return results with the shape of {@code inFloat}, without bias
     */
    abstract NDArray onChip(NDArray input, NDArray weights, NDArray inFloat);

    /** A bias with a shape that can be added to results. */
    abstract NDArray broadcast(NDArray bias);

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> parameters) {
        NDArray input = inputs.singletonOrThrow();
        NDArray inFloat = host.forward(store, inputs, training, parameters).singletonOrThrow();
        NDArray weights = value(store, "weight", input, training);
        NDArray bias = has("bias") ? broadcast(value(store, "bias", input, training)) : null;
        try (NDArray withoutBias = bias == null ? inFloat.duplicate() : inFloat.sub(bias)) {
            NDArray results = onChip(input, weights, withoutBias);
            NDArray difference = results.sub(withoutBias);
            return new NDList(inFloat.add(difference.stopGradient()));
        }
    }

    private boolean has(String parameter) {
        return host.getDirectParameters().contains(parameter);
    }

    private NDArray value(ParameterStore store, String name, NDArray like, boolean training) {
        Parameter parameter = host.getDirectParameters().get(name);
        return store.getValue(parameter, like.getDevice(), training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return host.getOutputShapes(inputs);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        host.initialize(manager, type, inputs);
    }
}
