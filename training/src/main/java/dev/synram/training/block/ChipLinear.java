package dev.synram.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.synram.chip.NoiseKey;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Dense;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.ChipProduct;
import dev.synram.training.gradient.Tensors;
import dev.synram.training.gradient.TrainingChips;
import org.jspecify.annotations.Nullable;

/** The library's dense layer on chips. */
final class ChipLinear extends ChipBlock {

    private final TrainingChips chips;
    private final NoiseKey noise;
    private @Nullable ChipProduct product;

    ChipLinear(Linear host, TrainingChips chips, NoiseKey noise) {
        super(host);
        this.chips = chips;
        this.noise = noise;
    }

    @Override
    NDArray onChip(NDArray input, NDArray weights, NDArray inFloat) {
        int outputs = (int) weights.getShape().get(0);
        int inputs = (int) weights.getShape().get(1);
        ChipProduct onChip = product;
        if (onChip == null) {
            onChip = new ChipProduct(new Dense(outputs), Shape.vector(inputs), chips, noise);
            product = onChip;
        }
        FloatWeights matrix =
                new FloatWeights(inputs, outputs, weights.transpose().toFloatArray());
        float[] results = onChip.results(input.toFloatArray(), matrix, inFloat.toFloatArray());
        return Tensors.copy(input.getManager(), results, inFloat.getShape());
    }

    @Override
    NDArray broadcast(NDArray bias) {
        return bias;
    }
}
