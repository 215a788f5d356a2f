/** Routines: which cell to turn, and which measurement shows its effect. */
@NullMarked
package dev.synram.calibration.routine;

import org.jspecify.annotations.NullMarked;
