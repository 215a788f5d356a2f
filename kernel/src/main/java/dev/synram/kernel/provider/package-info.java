/** The choice of an implementation of the hot loops. */
@NullMarked
package dev.synram.kernel.provider;

import org.jspecify.annotations.NullMarked;
