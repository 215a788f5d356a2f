/** Augmentation of training samples. */
@NullMarked
package dev.synram.training.augmentation;

import org.jspecify.annotations.NullMarked;
