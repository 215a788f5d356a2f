/** Routines: which cell to adjust, and which measurement shows its effect. */
@NullMarked
package dev.synram.calibration.routine;

import org.jspecify.annotations.NullMarked;
