/**
 * Networks: layers, shapes, weights in float and as the chip stores them, and saved networks.
 *
 * <p>Activations of shape channels x height x width are stored position by position (channels last): element {@code (c,
 * y, x)} is at {@code (y * width + x) * channels + c}. A convolution thereby writes its results in the order in which
 * the chip returns them.
 */
@NullMarked
package dev.synram.network;

import org.jspecify.annotations.NullMarked;
