/**
 * A client of an inference server: {@link dev.synram.client.InferenceClient}. Tensors travel as binary contents of the Open Inference
 * Protocol, version 2, over REST.
 */
@NullMarked
package dev.synram.client;

import org.jspecify.annotations.NullMarked;
