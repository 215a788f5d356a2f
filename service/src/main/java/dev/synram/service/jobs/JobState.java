package dev.synram.service.jobs;

import java.util.Locale;

/** How far a job is. */
public enum JobState {
    /** It waits for a worker, for the first time or after an interruption. */
    QUEUED,
    /** A process works on it. */
    RUNNING,
    /** It has left its results. */
    SUCCEEDED,
    /** It has ended without results. */
    FAILED,
    /** Its user, or an administrator, has stopped it. */
    CANCELLED;

    /** Whether it stays so. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** The name in JSON and in the database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
