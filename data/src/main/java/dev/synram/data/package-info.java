/** Data sets: labelled samples and their sources. */
@NullMarked
package dev.synram.data;

import org.jspecify.annotations.NullMarked;
