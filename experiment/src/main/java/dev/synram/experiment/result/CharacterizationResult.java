package dev.synram.experiment.result;

import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.ResponseMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a chip answers.
 *
 * @param version of the program
 * @param chip the chip's name
 * @param calibrated whether the chip was calibrated
 * @param inputs the activations
 * @param runs repetitions of every point
 * @param gain LSB per unit of activation x weight
 * @param temporalNoiseLsb standard deviation of a result from run to run, in LSB
 * @param fixedPatternPercent standard deviation over columns near 50 LSB, in percent; null if there are no such results
 * @param linearityR2 coefficient of determination of a straight line
 * @param saturationHigh where results end upwards, in LSB
 * @param saturationLow where results end downwards, in LSB
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

    /** The figures of a characterization. */
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

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
