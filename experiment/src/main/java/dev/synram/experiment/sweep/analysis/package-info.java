/** What the rows of a sweep say together. */
@NullMarked
package dev.synram.experiment.sweep.analysis;

import org.jspecify.annotations.NullMarked;
