/** Compares two executions spike by spike, and searches for the single change that makes them equal. */
@NullMarked
package dev.synram.nir.difference;

import org.jspecify.annotations.NullMarked;
