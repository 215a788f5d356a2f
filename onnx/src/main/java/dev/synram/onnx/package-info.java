/** Reads and writes networks as ONNX files (onnx.ai), with the protocol-buffer binding of the Tribuo project. */
@NullMarked
package dev.synram.onnx;

import org.jspecify.annotations.NullMarked;
