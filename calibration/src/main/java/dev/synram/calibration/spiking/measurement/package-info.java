/** What a host can measure on spiking neurons: potentials, time constants, thresholds, postsynaptic potentials. */
@NullMarked
package dev.synram.calibration.spiking.measurement;

import org.jspecify.annotations.NullMarked;
