/** What each method of training is worth, measured over several trainings of each combination. */
@NullMarked
package dev.synram.experiment.ablation;

import org.jspecify.annotations.NullMarked;
