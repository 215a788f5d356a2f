package dev.synram.service.jobs;

/** Is told what happens to jobs. Calls come from many threads. */
@FunctionalInterface
public interface JobListener {

    /**
     * A job was submitted, or has ended.
     *
     * @param job as it is now
     */
    void changed(StoredJob job);
}
