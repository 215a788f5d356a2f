package dev.synram.experiment.result;

import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.ResponseMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response of a chip.
 *
 * @param version of the program
 * @param chip name of the chip
 * @param calibrated whether the chip was calibrated
 * @param inputs activations of the sweep
 * @param runs repetitions of every point
 * @param gain LSB per unit of activation x weight
 * @param temporalNoiseLsb standard deviation of a result from run to run, in LSB
 * @param fixedPatternPercent standard deviation over columns near 50 LSB, in percent; null if there are no such results
 * @param linearityR2 coefficient of determination of a straight line
 * @param saturationHigh upper limit of results, in LSB
 * @param saturationLow lower limit of results, in LSB
 */
public record CharacterizationResult(
        String version,
        String chip,
        boolean calibrated,
        List<Integer> inputs,
        int runs,
        double gain,
        double temporalNoiseLsb,
        @Nullable Double fixedPatternPercent,
        double linearityR2,
        double saturationHigh,
        double saturationLow) {

    /** The result of a characterization. */
    public static CharacterizationResult of(Characterization measured, boolean calibrated) {
        ResponseMetrics metrics = measured.figures();
        double fixedPattern = metrics.fixedPatternPercent();
        return new CharacterizationResult(
                Version.CURRENT,
                measured.chip(),
                calibrated,
                measured.inputs(),
                measured.runs(),
                metrics.gain(),
                metrics.temporalNoise(),
                Double.isNaN(fixedPattern) ? null : fixedPattern,
                metrics.linearityR2(),
                metrics.saturationHigh(),
                metrics.saturationLow());
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
