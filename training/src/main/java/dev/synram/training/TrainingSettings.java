package dev.synram.training;

import dev.synram.training.augmentation.Augmentation;

/**
 * How to train.
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
public record TrainingSettings(
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

    public TrainingSettings {
        if (epochs < 1 || batch < 1 || patience < 0) {
            throw new IllegalArgumentException(
                    "%d epochs with batches of %d samples and a patience of %d are not possible"
                            .formatted(epochs, batch, patience));
        }
    }

    /** Along half a cosine to the last epoch, with samples as they are. */
    public TrainingSettings(
            int epochs,
            int batch,
            float learningRate,
            float finalLearningRate,
            float logitScale,
            float weightLimit,
            long seed) {
        this(
                epochs,
                batch,
                learningRate,
                finalLearningRate,
                logitScale,
                weightLimit,
                seed,
                LearningRateSchedule.COSINE,
                0,
                Augmentation.NONE);
    }

    /** The same with samples changed. */
    public TrainingSettings with(Augmentation change) {
        return new TrainingSettings(
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
