package dev.synram.remote;

/** A server's reply is not what the protocol says. */
final class UnreadableReply extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableReply(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
