/** Searches: how the settings of all instances of a cell are found at once. */
@NullMarked
package dev.synram.calibration.search;

import org.jspecify.annotations.NullMarked;
