/** Rows of a sweep in Parquet files. */
@NullMarked
package dev.synram.sweep.rows;

import org.jspecify.annotations.NullMarked;
