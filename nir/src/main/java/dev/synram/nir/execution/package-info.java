/** Graphs executed step by step on the host, in double precision and with explicit semantics. */
@NullMarked
package dev.synram.nir.execution;

import org.jspecify.annotations.NullMarked;
