package dev.synram.onnx;

import java.util.Optional;

/**
 * Which input and output of a file are wanted, by their names.
 *
 * @param input that samples are given to; empty for the only one that the output depends on
 * @param output that is computed; empty for the only one
 */
public record OnnxPorts(Optional<String> input, Optional<String> output) {

    /** The only input and the only output. */
    public static final OnnxPorts ONLY = new OnnxPorts(Optional.empty(), Optional.empty());
}
