/**
 * Equalises a chip by measurement. A {@link dev.synram.calibration.routine.Routine} knows which cell to turn and what to
 * measure, a {@link dev.synram.calibration.search.Search} finds the settings of all instances at once; any search serves any
 * routine. The module sees a chip through {@link dev.synram.chip.Chip} alone.
 */
@NullMarked
package dev.synram.calibration;

import org.jspecify.annotations.NullMarked;
