/** Training states that are stored after each epoch, so that a training can be resumed after an interruption. */
@NullMarked
package dev.synram.experiment.checkpoint;

import org.jspecify.annotations.NullMarked;
