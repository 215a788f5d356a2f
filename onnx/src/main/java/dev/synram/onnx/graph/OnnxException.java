package dev.synram.onnx.graph;

/**
 * An ONNX file that cannot be read or contains what a chip cannot compute; the message names the place and the remedy.
 */
public final class OnnxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public OnnxException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public OnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
