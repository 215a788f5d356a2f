/** Searches: how to find the setting of all instances of a cell at once. */
@NullMarked
package dev.synram.calibration.search;

import org.jspecify.annotations.NullMarked;
