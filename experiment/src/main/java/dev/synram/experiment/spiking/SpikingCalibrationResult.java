package dev.synram.experiment.spiking;

import dev.synram.calibration.Metric;
import dev.synram.calibration.spiking.SpikingCalibrated;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.Version;
import java.util.List;

/**
 * The result of a calibration for spiking neurons.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param chipSeed seed of the simulated chip
 * @param calibration how it was calibrated, and how long ago
 * @param seconds wall time of the calibration on the host, with its measurements before and after
 * @param neurons number of neuron circuits
 * @param failedNeurons number of those with a setting that failed
 * @param standardDeviation over calibrated neurons, right after the calibration
 * @param metrics every quantity before and after
 */
public record SpikingCalibrationResult(
        String version,
        String chip,
        long chipSeed,
        CalibrationState calibration,
        double seconds,
        int neurons,
        int failedNeurons,
        SpikingMetrics.StandardDeviations standardDeviation,
        List<Metric> metrics) {

    public SpikingCalibrationResult {
        metrics = List.copyOf(metrics);
    }

    /**
     * The result of a calibration.
     *
     * @param seconds wall time that it took
     */
    public static SpikingCalibrationResult of(SpikingCalibrated calibrated, long chipSeed, double seconds) {
        SpikingCalibration calibration = calibrated.calibration();
        return new SpikingCalibrationResult(
                Version.CURRENT,
                calibration.chip(),
                chipSeed,
                new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                seconds,
                calibration.neurons().size(),
                calibration.failedNeurons(),
                calibrated.after().standardDeviations(),
                calibration.figures());
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
