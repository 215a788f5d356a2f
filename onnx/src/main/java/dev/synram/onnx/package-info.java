/** Networks from and to ONNX files (onnx.ai), by the protocol-buffer binding of the Tribuo project. */
@NullMarked
package dev.synram.onnx;

import org.jspecify.annotations.NullMarked;
