/**
 * Trains networks on the Deep Java Library: in float on the host, and with a chip in the loop, where the forward pass of
 * every multiplication runs on the chip and the gradient is that of the linear operation.
 */
@NullMarked
package dev.synram.training;

import org.jspecify.annotations.NullMarked;
