/**
 * The host's view of a BrainScaleS-2 chip: its geometry, the cells and weights a host can write, and the multiplication
 * of vectors with the matrices stored in its synapse arrays.
 *
 * <p>Everything above this module (calibration, compiler, runtime, training) knows chips through {@link
 * dev.synram.chip.Chip} alone.
 */
@NullMarked
package dev.synram.chip;

import org.jspecify.annotations.NullMarked;
