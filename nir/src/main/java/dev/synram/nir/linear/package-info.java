/** Nodes that keep no state, and what they make of spikes on their way to the next neurons. */
@NullMarked
package dev.synram.nir.linear;

import org.jspecify.annotations.NullMarked;
