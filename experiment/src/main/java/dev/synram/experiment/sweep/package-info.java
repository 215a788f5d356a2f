/**
 * Sweeps over many chips and settings: which chips and settings there are, what is measured on each, and what the rows of
 * results say together. The rows are computed by a {@link dev.synram.experiment.sweep.SweepEngine}, which another module
 * provides; nothing here depends on one.
 */
@NullMarked
package dev.synram.experiment.sweep;

import org.jspecify.annotations.NullMarked;
