/** Runs programs on calibrated chips and says how well they do over a data set. */
@NullMarked
package dev.synram.runtime;

import org.jspecify.annotations.NullMarked;
