/** Values of the fields of nodes: immutable arrays in the precision of their file, whole numbers, text and metadata. */
@NullMarked
package dev.synram.nir.value;

import org.jspecify.annotations.NullMarked;
