package dev.synram.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.accuracy.RegressionError;
import dev.synram.experiment.setting.ChipSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a regression.
 *
 * @param version of the program
 * @param model name of the network
 * @param data name of the data
 * @param samples number of test samples
 * @param outputs number of targets of a sample
 * @param intervals how intervals are computed
 * @param seed of the noise
 * @param chipsTogether number of chips on which the network is placed together
 * @param calibration how the chips were calibrated, and how long ago
 * @param conversion how the network was converted; null if it was quantized before
 * @param floatError error in float on the host
 * @param chips the error for each chip seed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegressionResult(
        String version,
        String model,
        String data,
        int samples,
        int outputs,
        String intervals,
        long seed,
        int chipsTogether,
        CalibrationState calibration,
        @Nullable ConversionState conversion,
        RegressionError floatError,
        List<ChipRegression> chips) {

    public RegressionResult {
        chips = List.copyOf(chips);
    }

    /** The name of the chips whose first has a seed. */
    public String chipName(long chipSeed) {
        return ChipSettings.name(chipSeed, chipsTogether);
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
