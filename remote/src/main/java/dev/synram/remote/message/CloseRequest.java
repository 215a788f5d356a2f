package dev.synram.remote.message;

/**
 * A session ends.
 *
 * @param session as in the {@link OpenReply}
 */
public record CloseRequest(String session) {}
