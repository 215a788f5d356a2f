/** Quantization of networks in float to the integers of the chip. */
@NullMarked
package dev.synram.network.quantization;

import org.jspecify.annotations.NullMarked;
