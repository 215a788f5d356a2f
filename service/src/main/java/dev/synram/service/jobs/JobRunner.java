package dev.synram.service.jobs;

import dev.synram.experiment.job.JobFolder;
import java.util.function.Consumer;

/** Begins work on jobs. */
@FunctionalInterface
interface JobRunner {

    /**
     * Begins, or goes on with what an earlier run has left in the folder.
     *
     * @param folder of the job, with its order
     * @param threads that it computes with
     * @param progress receives steps of the work, JSON on one line each, while it is awaited
     */
    JobRun begin(JobFolder folder, int threads, Consumer<String> progress);
}
