/** Arithmetic that gives the same bits on every processor. */
@NullMarked
package dev.synram.kernel.arithmetic;

import org.jspecify.annotations.NullMarked;
