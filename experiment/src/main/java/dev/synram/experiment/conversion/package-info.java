/**
 * Converts networks trained in float for chips, without training, so that they keep their accuracy.
 *
 * <ol>
 *   <li>{@link dev.synram.experiment.conversion.Conversion} searches for a way, on calibration data, and follows it on each chip.
 *   <li>A network is lowered with finer means, activations on several rows, results on several columns, and rows for constants.
 *   <li>Layer after layer, a scale is chosen for what converters read of the activations that arrive, the layer is run on the
 *       chips, and what its columns read too much or too little is taken back.
 * </ol>
 */
@NullMarked
package dev.synram.experiment.conversion;

import org.jspecify.annotations.NullMarked;
