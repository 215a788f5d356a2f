package dev.synram.training;

import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.gradient.GradientSettings;

/** Hyperparameters while some of them are changed; see {@link Hyperparameters} for their meaning. */
final class HyperparametersDraft {

    int epochs;
    int batch;
    float learningRate;
    float finalLearningRate;
    GradientSettings gradient;
    float weightLimit;
    long seed;
    LearningRateSchedule schedule;
    float decay;
    int patience;
    double balance;
    Augmentation augmentation;
    LayerOrder order;

    HyperparametersDraft(Hyperparameters all) {
        epochs = all.epochs();
        batch = all.batch();
        learningRate = all.learningRate();
        finalLearningRate = all.finalLearningRate();
        gradient = all.gradient();
        weightLimit = all.weightLimit();
        seed = all.seed();
        schedule = all.schedule();
        decay = all.decay();
        patience = all.patience();
        balance = all.balance();
        augmentation = all.augmentation();
        order = all.order();
    }

    /** The changed hyperparameters, which are checked. */
    Hyperparameters hyperparameters() {
        return new Hyperparameters(
                epochs,
                batch,
                learningRate,
                finalLearningRate,
                gradient,
                weightLimit,
                seed,
                schedule,
                decay,
                patience,
                balance,
                augmentation,
                order);
    }
}
