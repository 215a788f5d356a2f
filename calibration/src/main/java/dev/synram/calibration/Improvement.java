package dev.synram.calibration;

/**
 * What the options beyond the public calibration bought.
 *
 * @param spreadWithoutTrim relative spread over columns of a result near 50 LSB before the trim
 * @param spreadWithTrim the same after it; equal if no trim was asked for
 * @param failuresAtBounds instances whose setting ended at a bound of its cell: all that the public flag sees
 * @param failuresByResidual further instances whose residual is out of tolerance; 0 if residuals do not count
 */
public record Improvement(
        double spreadWithoutTrim, double spreadWithTrim, int failuresAtBounds, int failuresByResidual) {}
