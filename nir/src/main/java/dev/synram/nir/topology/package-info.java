/** Graphs in the order in which they are executed: nested graphs flattened, cycles cut, shapes at every edge. */
@NullMarked
package dev.synram.nir.topology;

import org.jspecify.annotations.NullMarked;
