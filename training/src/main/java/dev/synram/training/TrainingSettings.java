package dev.synram.training;

/**
 * How to train.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batch samples of one update
 * @param learningRate step of Adam at the beginning; falls along half a cosine to {@code finalLearningRate}
 * @param finalLearningRate step of Adam at the end
 * @param logitScale the network's outputs times this go into the softmax
 * @param weightLimit weights are kept within this magnitude; infinite for none
 * @param seed shuffles the samples
 */
public record TrainingSettings(
        int epochs,
        int batch,
        float learningRate,
        float finalLearningRate,
        float logitScale,
        float weightLimit,
        long seed) {

    public TrainingSettings {
        if (epochs < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "%d epochs with batches of %d samples are not possible".formatted(epochs, batch));
        }
    }
}
