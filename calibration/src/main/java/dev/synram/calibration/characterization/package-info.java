/**
 * What a chip answers, measured as the published figures were: amplitudes over weights and inputs, saturation, noise, and
 * the transfer curve of the ADC. Like all of this module it sees a chip through {@link dev.synram.chip.Chip} alone.
 */
@NullMarked
package dev.synram.calibration.characterization;

import org.jspecify.annotations.NullMarked;
