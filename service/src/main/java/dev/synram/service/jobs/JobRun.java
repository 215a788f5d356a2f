package dev.synram.service.jobs;

/** Work on a job that has begun. */
interface JobRun {

    /** Waits for its end. Used by one thread. */
    JobOutcome await();

    /** Stops it soon. Again, or after its end, this does nothing. */
    void stop();
}
