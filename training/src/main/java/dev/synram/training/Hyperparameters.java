package dev.synram.training;

import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.training.augmentation.Augmentation;

/**
 * How a loop over epochs updates weights.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batch samples of one update
 * @param learningRate step of Adam at the beginning
 * @param finalLearningRate step of Adam at the end, where the schedule leads to it
 * @param logitScale the network's outputs times this go into the softmax
 * @param weightLimit weights are kept within this magnitude; infinite for none
 * @param seed shuffles the samples
 * @param schedule how the step falls
 * @param patience epochs without a better accuracy on the held-out samples after which training stops; 0 for never
 * @param augmentation changes samples each time they are used
 */
public record Hyperparameters(
        int epochs,
        int batch,
        float learningRate,
        float finalLearningRate,
        float logitScale,
        float weightLimit,
        long seed,
        LearningRateSchedule schedule,
        int patience,
        Augmentation augmentation) {

    /** First step of Adam in float. */
    public static final float HOST_RATE = 3e-3f;

    private static final int HOST_BATCH = 250;

    /** Turns LSB into the softmax's units. */
    private static final float CHIP_LOGIT_SCALE = 1f / 8;

    public Hyperparameters {
        if (epochs < 1 || batch < 1 || patience < 0) {
            throw new IllegalArgumentException(
                    "%d epochs with batches of %d samples and a patience of %d are not possible"
                            .formatted(epochs, batch, patience));
        }
    }

    /** For training in float on the host, at a constant rate. */
    public static Hyperparameters inFloat(int epochs, long seed) {
        return new Hyperparameters(
                epochs,
                HOST_BATCH,
                HOST_RATE,
                HOST_RATE,
                1f,
                Float.POSITIVE_INFINITY,
                seed,
                LearningRateSchedule.COSINE,
                0,
                Augmentation.NONE);
    }

    /** For training with chips in the loop, at a constant rate in units of weights. */
    public static Hyperparameters inTheLoop(int epochs, int batch, float rate, long seed) {
        return new Hyperparameters(
                epochs,
                batch,
                rate,
                rate,
                CHIP_LOGIT_SCALE,
                QuantizedWeights.MAX,
                seed,
                LearningRateSchedule.COSINE,
                0,
                Augmentation.NONE);
    }

    /** The same with another last learning rate. */
    public Hyperparameters withFinalRate(float rate) {
        return new Hyperparameters(
                epochs, batch, learningRate, rate, logitScale, weightLimit, seed, schedule, patience, augmentation);
    }

    /** The same with another schedule and patience. */
    public Hyperparameters with(LearningRateSchedule other, int epochsOfPatience) {
        return new Hyperparameters(
                epochs,
                batch,
                learningRate,
                finalLearningRate,
                logitScale,
                weightLimit,
                seed,
                other,
                epochsOfPatience,
                augmentation);
    }

    /** The same with samples changed. */
    public Hyperparameters with(Augmentation change) {
        return new Hyperparameters(
                epochs,
                batch,
                learningRate,
                finalLearningRate,
                logitScale,
                weightLimit,
                seed,
                schedule,
                patience,
                change);
    }
}
