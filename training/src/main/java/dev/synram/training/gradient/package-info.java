/** Gradients in float and through chips. */
@NullMarked
package dev.synram.training.gradient;

import org.jspecify.annotations.NullMarked;
