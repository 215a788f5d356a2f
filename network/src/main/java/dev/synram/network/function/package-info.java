/** Functions that the host computes on the results of a chip, because the chip has no circuit for them. */
@NullMarked
package dev.synram.network.function;

import org.jspecify.annotations.NullMarked;
