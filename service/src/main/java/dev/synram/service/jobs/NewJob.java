package dev.synram.service.jobs;

import java.util.Optional;

/**
 * A job to be stored.
 *
 * @param user who submits it
 * @param key by which the user would submit the same job again
 * @param kind name of its kind
 * @param threads that it computes with
 * @param order as the user sent it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewJob(String user, Optional<String> key, String kind, int threads, byte[] order) {}
