/** Gradients in float and with chips in the loop. */
@NullMarked
package dev.synram.training.gradient;

import org.jspecify.annotations.NullMarked;
