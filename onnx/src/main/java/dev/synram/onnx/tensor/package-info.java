/** Constant tensors of ONNX files: how they are stored, and what operators compute of them alone. */
@NullMarked
package dev.synram.onnx.tensor;

import org.jspecify.annotations.NullMarked;
