/** Translates the operators of an ONNX graph to layers. */
@NullMarked
package dev.synram.onnx.reader;

import org.jspecify.annotations.NullMarked;
