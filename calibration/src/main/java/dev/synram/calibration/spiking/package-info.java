/**
 * Calibration of chips that emulate spiking neurons. Begin with {@link dev.synram.calibration.spiking.SpikingCalibrator}.
 */
@NullMarked
package dev.synram.calibration.spiking;

import org.jspecify.annotations.NullMarked;
