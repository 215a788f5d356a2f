package dev.synram.experiment.job;

import dev.synram.experiment.Progress;

/** Work that was ordered and checked. */
@FunctionalInterface
public interface Job {

    /**
     * Does the work, or goes on with it from what an earlier process has left in the folder.
     *
     * @throws RuntimeException if it fails; messages of the program's own exceptions are for the user
     */
    void run(JobFolder folder, Progress progress);
}
