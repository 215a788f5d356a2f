/** Work on ranges of vectors by several threads. */
@NullMarked
package dev.synram.chip.parallel;

import org.jspecify.annotations.NullMarked;
