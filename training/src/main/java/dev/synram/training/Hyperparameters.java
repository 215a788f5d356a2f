package dev.synram.training;

import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.gradient.GradientSettings;
import java.util.function.Consumer;

/**
 * Hyperparameters of a loop over epochs.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batch number of samples per update
 * @param learningRate initial learning rate of Adam
 * @param finalLearningRate final learning rate of Adam, in the schedules cosine and linear
 * @param gradient how gradients are computed
 * @param weightLimit largest magnitude of weights; infinite for none
 * @param seed seed of the order of samples
 * @param schedule schedule of the learning rate
 * @param decay factor of the learning rate after each epoch in the exponential schedule, above 0, at most 1
 * @param patience number of epochs without a better accuracy on the held-out samples after which training stops; 0 for
 *     never
 * @param balance how much more often samples of rare classes are drawn, 0..1
 * @param augmentation changes samples each time they are used
 * @param order which layers are trained in which epochs; all in float
 */
public record Hyperparameters(
        int epochs,
        int batch,
        float learningRate,
        float finalLearningRate,
        GradientSettings gradient,
        float weightLimit,
        long seed,
        LearningRateSchedule schedule,
        float decay,
        int patience,
        double balance,
        Augmentation augmentation,
        LayerOrder order) {

    /** Initial learning rate in float. */
    public static final float HOST_RATE = 3e-3f;

    private static final int HOST_BATCH = 250;

    private static final float NO_DECAY = 1;

    public Hyperparameters {
        if (epochs < 1 || batch < 1 || patience < 0) {
            throw new IllegalArgumentException(
                    "%s epochs with batches of %s samples and a patience of %s are not possible"
                            .formatted(epochs, batch, patience));
        }
    }

    /** Training in float on the host with a constant rate. */
    public static Hyperparameters inFloat(int epochs, long seed) {
        return new Hyperparameters(
                epochs,
                HOST_BATCH,
                HOST_RATE,
                HOST_RATE,
                GradientSettings.DEFAULT.withLogitScale(1),
                Float.POSITIVE_INFINITY,
                seed,
                LearningRateSchedule.COSINE,
                NO_DECAY,
                0,
                0,
                Augmentation.NONE,
                LayerOrder.TOGETHER);
    }

    /** Training with chips in the loop with a constant rate in units of weights. */
    public static Hyperparameters inTheLoop(int epochs, int batch, float rate, long seed) {
        return new Hyperparameters(
                epochs,
                batch,
                rate,
                rate,
                GradientSettings.DEFAULT,
                QuantizedWeights.MAX,
                seed,
                LearningRateSchedule.COSINE,
                NO_DECAY,
                0,
                0,
                Augmentation.NONE,
                LayerOrder.TOGETHER);
    }

    private Hyperparameters changed(Consumer<HyperparametersDraft> change) {
        HyperparametersDraft draft = new HyperparametersDraft(this);
        change.accept(draft);
        return draft.hyperparameters();
    }

    /** The same with another final learning rate. */
    public Hyperparameters withFinalRate(float rate) {
        return changed(draft -> draft.finalLearningRate = rate);
    }

    /** The same with another schedule and patience. */
    public Hyperparameters with(LearningRateSchedule other, int epochsOfPatience) {
        return changed(draft -> {
            draft.schedule = other;
            draft.patience = epochsOfPatience;
        });
    }

    /** The same with an augmentation of samples. */
    public Hyperparameters with(Augmentation change) {
        return changed(draft -> draft.augmentation = change);
    }

    /** The same with another balance of classes. */
    public Hyperparameters withBalance(double share) {
        return changed(draft -> draft.balance = share);
    }

    /** The same with another factor of the learning rate after each epoch. */
    public Hyperparameters withDecay(float factor) {
        return changed(draft -> draft.decay = factor);
    }

    /** The same without a largest magnitude of weights. */
    public Hyperparameters withoutWeightLimit() {
        return changed(draft -> draft.weightLimit = Float.POSITIVE_INFINITY);
    }

    /** The same with gradients computed in another way. */
    public Hyperparameters with(GradientSettings other) {
        return changed(draft -> draft.gradient = other);
    }

    /** The same with layers trained in another order. */
    public Hyperparameters with(LayerOrder other) {
        return changed(draft -> draft.order = other);
    }
}
