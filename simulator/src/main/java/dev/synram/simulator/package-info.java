/**
 * A simulated chip: the analog circuits with the static errors of every instance, drawn from the chip's seed, and their
 * temporal noise. The errors stay inside this module; only measurements through {@link dev.synram.chip.Chip} show them.
 */
@NullMarked
package dev.synram.chip.simulated;

import org.jspecify.annotations.NullMarked;
