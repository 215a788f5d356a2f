/**
 * Equalizes the circuits of a chip by measurement. A {@link dev.synram.calibration.routine.Routine} defines which cell
 * to adjust and what to measure, a {@link dev.synram.calibration.search.Search} finds the settings of all instances at
 * once; any search works with any routine. The module accesses a chip only through {@link dev.synram.chip.Chip}.
 */
@NullMarked
package dev.synram.calibration;

import org.jspecify.annotations.NullMarked;
