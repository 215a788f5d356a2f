package dev.synram.training.augmentation;

import dev.synram.data.LabelledData;

/** Changes samples a little each time a network is trained with them, so that it sees more than there are. */
@FunctionalInterface
public interface Augmentation {

    /** Leaves samples as they are. */
    Augmentation NONE = (samples, _) -> samples;

    /**
     * Changes a batch.
     *
     * @param samples the batch; it may be changed in place
     * @param key names the batch: the same key makes the same change
     */
    LabelledData apply(LabelledData samples, long key);
}
