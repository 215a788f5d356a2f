/** Where the matrices of a network stand in the synapse arrays, and what must be written when. */
@NullMarked
package dev.synram.compiler.layout;

import org.jspecify.annotations.NullMarked;
