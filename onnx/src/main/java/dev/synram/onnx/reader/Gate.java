package dev.synram.onnx.reader;

import dev.synram.network.function.ElementFunction;

/**
 * A function that exporters multiply with its own input, as in SiLU and GELU.
 *
 * @param input of the function, with the factors and offsets that were applied before it
 * @param function the function
 */
record Gate(Activation input, ElementFunction function) {}
