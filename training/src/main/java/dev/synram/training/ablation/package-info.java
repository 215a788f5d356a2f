/** Trainings with and without single methods. */
@NullMarked
package dev.synram.training.ablation;

import org.jspecify.annotations.NullMarked;
