/** Adapts a network to the chip that it runs on, or to the age of the chip's calibration, by unlabelled samples and without training. */
@NullMarked
package dev.synram.experiment.recalibration;

import org.jspecify.annotations.NullMarked;
