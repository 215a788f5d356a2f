package dev.synram.compiler.spiking;

/** A network that does not fit a chip: the message names what needs how much, how much there is, and the remedy. */
public final class PlacementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public PlacementException(String message) {
        super(message);
    }
}
