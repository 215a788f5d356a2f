/** Translates layers to the operators of an ONNX graph. */
@NullMarked
package dev.synram.onnx.writer;

import org.jspecify.annotations.NullMarked;
