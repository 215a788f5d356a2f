package dev.synram.training.augmentation;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;

/** Varies samples each time a network is trained with them, which enlarges the training data. */
@FunctionalInterface
public interface Augmentation {

    /** Leaves samples unchanged. */
    Augmentation NONE = (samples, _) -> samples;

    /**
     * Varies a batch.
     *
     * @param samples the batch; it may be changed in place
     * @param key random key of the batch: equal keys give equal changes
     */
    LabelledData apply(LabelledData samples, long key);

    /** This one, then another, which draws from another key. */
    default Augmentation then(Augmentation next) {
        return (samples, key) -> next.apply(apply(samples, key), CounterRandom.combine(key, 1));
    }
}
