/** Reads networks from TensorFlow Lite files, with the FlatBuffers runtime, by way of ONNX. */
@NullMarked
package dev.synram.tflite;

import org.jspecify.annotations.NullMarked;
