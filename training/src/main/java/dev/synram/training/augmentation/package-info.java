/** How samples are varied each time a network is trained with them. */
@NullMarked
package dev.synram.training.augmentation;

import org.jspecify.annotations.NullMarked;
