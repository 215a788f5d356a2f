package dev.synram.training;

import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.Tracker;

/** How the learning rate changes from its initial to its final value. */
public enum LearningRateSchedule {
    /** Half a cosine. */
    COSINE,
    /** A linear decrease. */
    LINEAR,
    /** A constant rate. */
    CONSTANT;

    Tracker tracker(float first, float last, int updates) {
        return switch (this) {
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
        };
    }
}
