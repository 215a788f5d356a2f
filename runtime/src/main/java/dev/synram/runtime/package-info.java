/** Runs networks on clusters of calibrated chips, and measures their accuracy over samples. */
@NullMarked
package dev.synram.runtime;

import org.jspecify.annotations.NullMarked;
