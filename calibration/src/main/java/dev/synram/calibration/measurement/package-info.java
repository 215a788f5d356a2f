/** What a host can measure on a chip: readings, amplitudes, time constants and the response to products. */
@NullMarked
package dev.synram.calibration.measurement;

import org.jspecify.annotations.NullMarked;
