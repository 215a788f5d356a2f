/** Computes the rows of a sweep, from data that can be sent to other machines. */
@NullMarked
package dev.synram.experiment.sweep.work;

import org.jspecify.annotations.NullMarked;
