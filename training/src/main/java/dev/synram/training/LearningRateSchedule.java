package dev.synram.training;

import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.Tracker;

/** How the step of Adam falls from its first value to its last. */
public enum LearningRateSchedule {
    /** Along half a cosine. */
    COSINE,
    /** By the same amount each time. */
    LINEAR,
    /** Not at all. */
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
