package dev.synram.service.jobs;

/** How the process of a job has ended. */
sealed interface JobOutcome {

    /** It has left its results. */
    record Succeeded() implements JobOutcome {}

    /**
     * It cannot be done.
     *
     * @param reason for its user
     */
    record Failed(String reason) implements JobOutcome {}

    /** It was stopped before its end. */
    record Stopped() implements JobOutcome {}
}
