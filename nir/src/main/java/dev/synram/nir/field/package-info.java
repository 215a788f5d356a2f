/** The fields of nodes by their names in files, for readers, writers and comparisons. */
@NullMarked
package dev.synram.nir.field;

import org.jspecify.annotations.NullMarked;
