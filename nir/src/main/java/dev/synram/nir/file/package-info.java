/** Graphs from and to NIR files (HDF5); damaged and hostile files are refused. */
@NullMarked
package dev.synram.nir.file;

import org.jspecify.annotations.NullMarked;
