/** Trainings as jobs of a server. */
@NullMarked
package dev.synram.training.job;

import org.jspecify.annotations.NullMarked;
