/** Readers of files: NumPy, CSV, IDX, pictures. */
@NullMarked
package dev.synram.data.file;

import org.jspecify.annotations.NullMarked;
