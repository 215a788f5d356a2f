/** Work on ranges of vectors by several threads. */
@NullMarked
package dev.synram.kernel.parallel;

import org.jspecify.annotations.NullMarked;
