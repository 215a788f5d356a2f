package dev.synram.remote.message;

/** A session has ended, or was not there. */
public record CloseReply() {}
