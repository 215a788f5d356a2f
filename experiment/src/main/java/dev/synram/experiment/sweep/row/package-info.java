/** The rows of a sweep: what is measured at a point, as columns and as CSV. */
@NullMarked
package dev.synram.experiment.sweep.row;

import org.jspecify.annotations.NullMarked;
