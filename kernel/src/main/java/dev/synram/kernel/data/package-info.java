/**
 * What the kernels work on: matrices and tables, packed once and used many times, and small views that their owners move, so
 * that no call allocates.
 */
@NullMarked
package dev.synram.kernel.data;

import org.jspecify.annotations.NullMarked;
