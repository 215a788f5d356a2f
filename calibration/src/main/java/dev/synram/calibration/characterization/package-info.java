/**
 * The response of a chip, measured as for the published figures: amplitudes over weights and inputs, saturation, noise,
 * and the transfer curve of the ADC.
 */
@NullMarked
package dev.synram.calibration.characterization;

import org.jspecify.annotations.NullMarked;
