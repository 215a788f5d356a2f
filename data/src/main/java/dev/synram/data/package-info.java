/** Data sets and files. */
@NullMarked
package dev.synram.data;

import org.jspecify.annotations.NullMarked;
