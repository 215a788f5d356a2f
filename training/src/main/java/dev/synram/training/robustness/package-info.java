/**
 * Methods that make networks robust to chips: each wraps the gradient of a batch on chips. From the optimizer to the chip,
 * {@code SteppedGradient} divides weights by learned steps, {@code SharpnessGradient} moves them to where the loss is higher,
 * and {@code PatternGradient} gives them the fixed pattern of another chip.
 */
@NullMarked
package dev.synram.training.robustness;

import org.jspecify.annotations.NullMarked;
