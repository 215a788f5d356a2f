/** Translates networks of TensorFlow Lite to ONNX, operator by operator. */
@NullMarked
package dev.synram.tflite.translation;

import org.jspecify.annotations.NullMarked;
