package dev.synram.service.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the database has it.
 *
 * @param id by which its user asks for it
 * @param user who submitted it
 * @param kind name of its kind
 * @param threads that it computes with, whatever the server does later: its results depend on them
 * @param state how far it is
 * @param attempts how often a process began to work on it
 * @param times when what happened
 * @param error why it failed
 */
public record StoredJob(
        String id,
        String user,
        String kind,
        int threads,
        JobState state,
        int attempts,
        Times times,
        Optional<String> error) {

    /**
     * When what happened.
     *
     * @param created it was submitted
     * @param started a process first began to work on it
     * @param ended it reached its final state
     */
    public record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {}
}
