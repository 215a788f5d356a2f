package dev.synram.cli;

import dev.synram.experiment.model.KnownNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.training.Hyperparameters;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.Shift;

/** How the network for MNIST is trained. */
final class MnistRecipe {

    /** Levels of the 5-bit inputs. */
    static final int INPUT_LEVELS = 32;

    /** The published example uses two cycles between events (hxtorch {@code examples/perceptron/mnist.py}). */
    static final int WAIT_BETWEEN_EVENTS = 2;

    /** Training images by which the largest usual results are judged. */
    static final int SCALING_SAMPLES = 1000;

    private static final int HOST_BATCH = 250;
    private static final float HOST_LEARNING_RATE = 3e-3f;
    private static final float HOST_FINAL_LEARNING_RATE = 1e-5f;

    private static final int CHIP_BATCH = 400;

    /** The last learning rate as a part of the first. */
    private static final float CHIP_RATE_FALL = 7e-3f;

    /** Turns LSB into the softmax's units. */
    private static final float CHIP_LOGIT_SCALE = 1f / 8;

    private MnistRecipe() {}

    static Hyperparameters onHost(MnistOptions options) {
        return new Hyperparameters(
                        options.epochs,
                        HOST_BATCH,
                        HOST_LEARNING_RATE,
                        HOST_FINAL_LEARNING_RATE,
                        1f,
                        Float.POSITIVE_INFINITY,
                        options.seed)
                .with(augmentation(options));
    }

    static Hyperparameters onChip(MnistOptions options) {
        return new Hyperparameters(
                        options.retrainEpochs,
                        CHIP_BATCH,
                        options.retrainRate,
                        options.retrainRate * CHIP_RATE_FALL,
                        CHIP_LOGIT_SCALE,
                        QuantizedWeights.MAX,
                        options.seed)
                .with(augmentation(options));
    }

    private static Augmentation augmentation(MnistOptions options) {
        return options.shift == 0 ? Augmentation.NONE : new Shift(KnownNetwork.IMAGE, options.shift);
    }
}
