/** States of training that are kept after each epoch, so that it can go on after an interruption. */
@NullMarked
package dev.synram.experiment.checkpoint;

import org.jspecify.annotations.NullMarked;
