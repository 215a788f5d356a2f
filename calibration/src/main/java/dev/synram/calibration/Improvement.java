package dev.synram.calibration;

/**
 * The effect of the options beyond the public calibration.
 *
 * @param spreadWithoutTrim standard deviation over columns of a result near 50 LSB, relative to its mean, before the
 *     trim
 * @param spreadWithTrim the same after the trim; equal if the trim is disabled
 * @param failuresAtBounds instances whose setting ended at a bound of its cell, which is all that the public success
 *     flag detects
 * @param failuresByResidual further instances whose residual is out of tolerance; 0 if residuals are not checked
 */
public record Improvement(
        double spreadWithoutTrim, double spreadWithTrim, int failuresAtBounds, int failuresByResidual) {}
