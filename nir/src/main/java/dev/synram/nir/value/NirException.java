package dev.synram.nir.value;

/** A NIR file or graph that cannot be used; the message names the place, what was found and expected, and the remedy. */
public final class NirException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public NirException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public NirException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same problem, with its place in front. */
    public NirException at(String place) {
        return new NirException(place + ": " + getMessage(), this);
    }
}
