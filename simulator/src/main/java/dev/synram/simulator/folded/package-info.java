/** The fast model: a multiplication is a matrix product followed by the output curve of each column. */
@NullMarked
package dev.synram.simulator.folded;

import org.jspecify.annotations.NullMarked;
