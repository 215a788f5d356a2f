package dev.synram.experiment.result;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.ResponseMetrics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response of a chip.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param calibrated whether the chip was calibrated
 * @param calibration how it was calibrated, and how long ago; null if it was not
 * @param inputs activations of the sweep
 * @param runs repetitions of every point
 * @param gain LSB per unit of activation x weight
 * @param temporalNoiseLsb standard deviation of a result from run to run, in LSB
 * @param fixedPatternPercent standard deviation over columns near 50 LSB, in percent; null if there are no such results
 * @param linearityR2 coefficient of determination of a straight line
 * @param saturationHigh upper limit of results, in LSB
 * @param saturationLow lower limit of results, in LSB
 * @param calibrationComparison response with this, better and fresher calibrations; empty unless the chip was calibrated
 *     for this
 */
public record CharacterizationResult(
        String version,
        String chip,
        boolean calibrated,
        @Nullable CalibrationState calibration,
        List<Integer> inputs,
        int runs,
        double gain,
        double temporalNoiseLsb,
        @Nullable Double fixedPatternPercent,
        double linearityR2,
        double saturationHigh,
        double saturationLow,
        List<CalibrationResponse> calibrationComparison) {

    public CharacterizationResult {
        inputs = List.copyOf(inputs);
        calibrationComparison = List.copyOf(calibrationComparison);
    }

    /**
     * The result of a characterization.
     *
     * @param calibration of the chip; empty if it was not calibrated
     * @param comparison response with this, better and fresher calibrations, or nothing
     */
    public static CharacterizationResult of(
            Characterization measured, Optional<Calibration> calibration, List<CalibrationResponse> comparison) {
        ResponseMetrics metrics = measured.figures();
        double fixedPattern = metrics.fixedPatternPercent();
        return new CharacterizationResult(
                Version.CURRENT,
                measured.chip(),
                calibration.isPresent(),
                calibration.map(CalibrationState::of).orElse(null),
                measured.inputs(),
                measured.runs(),
                metrics.gain(),
                metrics.temporalNoise(),
                Double.isNaN(fixedPattern) ? null : fixedPattern,
                metrics.linearityR2(),
                metrics.saturationHigh(),
                metrics.saturationLow(),
                comparison);
    }

    /** The state of the chip for display, such as "calibrated, public effort, 12 h old". */
    public String state() {
        return calibration == null ? "not calibrated" : "calibrated, " + calibration.label();
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
