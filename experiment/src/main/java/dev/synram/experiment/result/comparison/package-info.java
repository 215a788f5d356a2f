/** Differences between runs, as JSON. */
@NullMarked
package dev.synram.experiment.result.comparison;

import org.jspecify.annotations.NullMarked;
