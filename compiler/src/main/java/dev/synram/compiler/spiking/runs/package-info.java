/** Feed-forward models that are larger than a chip, divided into parts that a chip runs one after another. */
@NullMarked
package dev.synram.compiler.spiking.runs;

import org.jspecify.annotations.NullMarked;
