/** What kernels work on: matrices and tables, packed once and used many times. */
@NullMarked
package dev.synram.kernel.data;

import org.jspecify.annotations.NullMarked;
