package dev.synram.experiment.result;

import dev.synram.calibration.Calibration;

/**
 * The response of a chip with one of several calibrations, measured with random weights and activations.
 *
 * @param calibration how the chip was calibrated, and how long ago
 * @param gain LSB per unit of activation x weight
 * @param gainStandardDeviation standard deviation of the gain over columns, as a fraction of the gain
 * @param fixedPatternLsb root mean square error of mean results, in LSB
 * @param temporalNoiseLsb standard deviation of a result from run to run, in LSB
 */
public record CalibrationResponse(
        CalibrationState calibration,
        double gain,
        double gainStandardDeviation,
        double fixedPatternLsb,
        double temporalNoiseLsb) {

    /** The response after a calibration, at its age. */
    public static CalibrationResponse of(Calibration calibration) {
        return new CalibrationResponse(
                CalibrationState.of(calibration),
                calibration.after().gain(),
                calibration.after().gainSpread(),
                calibration.after().fixedPattern(),
                calibration.after().temporalNoise());
    }
}
