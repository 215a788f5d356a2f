package dev.synram.cli;

import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.training.Hyperparameters;

/** How {@code synram train} trains. */
final class TrainRecipe {

    private static final int HOST_BATCH = 250;
    private static final float HOST_RATE = 3e-3f;

    /** The last learning rate as a part of the first. */
    private static final float RATE_FALL = 5e-3f;

    /** Turns LSB into the softmax's units. */
    private static final float CHIP_LOGIT_SCALE = 1f / 8;

    private TrainRecipe() {}

    static Hyperparameters onHost(int epochs, TrainOptions options, Shape input) {
        return new Hyperparameters(
                epochs,
                HOST_BATCH,
                HOST_RATE,
                HOST_RATE * RATE_FALL,
                1f,
                Float.POSITIVE_INFINITY,
                options.layout.seed,
                options.schedule,
                options.patience,
                options.augmentation(input));
    }

    static Hyperparameters onChip(TrainOptions options, Shape input) {
        return new Hyperparameters(
                options.epochs,
                options.batch,
                options.rate,
                options.rate * RATE_FALL,
                CHIP_LOGIT_SCALE,
                QuantizedWeights.MAX,
                options.layout.seed,
                options.schedule,
                options.patience,
                options.augmentation(input));
    }
}
