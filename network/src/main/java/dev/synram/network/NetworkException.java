package dev.synram.network;

/** A network that a chip cannot run, or whose layers do not fit together; the message names the layer. */
public final class NetworkException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public NetworkException(String message) {
        super(message);
    }
}
