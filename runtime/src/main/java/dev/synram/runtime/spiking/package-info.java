/** Runs models of spiking neurons on calibrated chips. Begin with {@link dev.synram.runtime.spiking.ChipExecution}. */
@NullMarked
package dev.synram.runtime.spiking;

import org.jspecify.annotations.NullMarked;
