/** Calibrations of simulated chips that are kept on disk, so that the next process need not measure again. */
@NullMarked
package dev.synram.experiment.cache;

import org.jspecify.annotations.NullMarked;
