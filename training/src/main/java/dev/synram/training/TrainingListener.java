package dev.synram.training;

import dev.synram.experiment.checkpoint.TrainingState;

/** Receives the progress of a training. */
public interface TrainingListener {

    /** Called after each batch. */
    void batchDone();

    /** Called after each epoch; the state can be stored for resuming. */
    void epochDone(TrainingState state);
}
