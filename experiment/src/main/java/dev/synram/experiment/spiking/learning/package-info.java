/** Settings and results of trainings of spiking networks. */
@NullMarked
package dev.synram.experiment.spiking.learning;

import org.jspecify.annotations.NullMarked;
