package dev.synram.service.jobs;

/**
 * Something that happened to a job.
 *
 * @param number counts the events of a job from 1
 * @param type {@code state} or {@code progress}
 * @param data JSON on one line
 */
public record JobEvent(long number, String type, String data) {

    static final String STATE = "state";
    static final String PROGRESS = "progress";
}
