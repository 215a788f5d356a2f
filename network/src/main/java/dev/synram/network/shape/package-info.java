/** Shapes of values and the windows that slide over them. */
@NullMarked
package dev.synram.network.shape;

import org.jspecify.annotations.NullMarked;
