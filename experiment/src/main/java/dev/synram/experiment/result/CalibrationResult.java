package dev.synram.experiment.result;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Metric;
import dev.synram.chip.Cell;
import java.util.List;

/**
 * The result of a calibration.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param calibration how it was calibrated, and how long ago
 * @param gain LSB per unit of activation x weight, measured
 * @param gainStandardDeviation standard deviation of the gain over columns, as a fraction of the gain
 * @param temporalNoiseLsb standard deviation of a result from run to run, in LSB
 * @param fixedPatternLsb root mean square error of mean results, in LSB
 * @param failedColumns columns with a setting that failed
 * @param failedDrivers synapse drivers with a setting that failed
 * @param metrics every quantity before and after
 */
public record CalibrationResult(
        String version,
        String chip,
        CalibrationState calibration,
        double gain,
        double gainStandardDeviation,
        double temporalNoiseLsb,
        double fixedPatternLsb,
        int failedColumns,
        int failedDrivers,
        List<Metric> metrics) {

    /** The result of a calibration. */
    public static CalibrationResult of(Calibration calibration) {
        return new CalibrationResult(
                Version.CURRENT,
                calibration.chip(),
                CalibrationState.of(calibration),
                calibration.after().gain(),
                calibration.after().gainSpread(),
                calibration.after().temporalNoise(),
                calibration.after().fixedPattern(),
                failed(calibration.calibrated(Cell.Scope.COLUMN)),
                failed(calibration.calibrated(Cell.Scope.DRIVER)),
                calibration.figures());
    }

    private static int failed(boolean[] successes) {
        int failed = 0;
        for (boolean success : successes) {
            failed += success ? 0 : 1;
        }
        return failed;
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
