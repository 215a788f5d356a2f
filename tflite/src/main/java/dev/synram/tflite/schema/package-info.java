/**
 * The parts of a TensorFlow Lite file that a network needs, after the public schema
 * {@code tensorflow/lite/schema/schema.fbs}. Files are not trusted: each offset is checked before it is followed.
 */
@NullMarked
package dev.synram.tflite.schema;

import org.jspecify.annotations.NullMarked;
