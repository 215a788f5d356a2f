/** What a training wrote: {@code result.json} and the networks that it saved. */
@NullMarked
package dev.synram.experiment.result.training;

import org.jspecify.annotations.NullMarked;
