package dev.synram.training;

import dev.synram.experiment.checkpoint.TrainingState;

/** Hears how training goes on. */
public interface TrainingListener {

    /** A batch is done. */
    void batchDone();

    /** An epoch is done; the state can be stored to go on from here. */
    void epochDone(TrainingState state);
}
