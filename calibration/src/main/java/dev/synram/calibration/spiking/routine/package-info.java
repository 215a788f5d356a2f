/** Routines for spiking neurons: which cell to adjust, by which measurement. */
@NullMarked
package dev.synram.calibration.spiking.routine;

import org.jspecify.annotations.NullMarked;
