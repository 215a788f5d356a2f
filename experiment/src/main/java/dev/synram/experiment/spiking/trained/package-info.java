/** Spiking networks that were trained: their files, and how they answer on chips. */
@NullMarked
package dev.synram.experiment.spiking.trained;

import org.jspecify.annotations.NullMarked;
