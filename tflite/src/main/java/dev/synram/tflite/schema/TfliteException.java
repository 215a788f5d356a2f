package dev.synram.tflite.schema;

/** A TensorFlow Lite file that cannot be read, or contains what cannot be computed. */
public final class TfliteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Makes an exception whose message names the place and the remedy. */
    public TfliteException(String message) {
        super(message);
    }

    /** Makes an exception with a cause. */
    public TfliteException(String message, Throwable cause) {
        super(message, cause);
    }
}
