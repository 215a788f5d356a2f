package dev.synram.training;

import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.Tracker;
import java.util.Locale;

/** How the learning rate changes during training. */
public enum LearningRateSchedule {
    /** Half a cosine, after each update. */
    COSINE,
    /** A linear decrease, after each update. */
    LINEAR,
    /** A constant rate. */
    CONSTANT,
    /** Multiplied by a factor after each epoch. */
    EXPONENTIAL;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The learning rates of all updates, which the library counts from 1.
     *
     * @param batches number of updates per epoch
     */
    static Tracker tracker(Hyperparameters settings, int batches) {
        float first = settings.learningRate();
        float last = settings.finalLearningRate();
        int updates = settings.epochs() * batches;
        return switch (settings.schedule()) {
            case COSINE ->
                Tracker.cosine()
                        .setBaseValue(first)
                        .optFinalValue(last)
                        .setMaxUpdates(updates)
                        .build();
            case LINEAR ->
                LinearTracker.builder()
                        .setBaseValue(first)
                        .optSlope((last - first) / updates)
                        .optMaxUpdates(updates)
                        .build();
            case CONSTANT -> Tracker.fixed(first);
            case EXPONENTIAL ->
                update -> (float) (first * Math.pow(settings.decay(), Math.floorDiv(update - 1, batches)));
        };
    }
}
