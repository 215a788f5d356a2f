package dev.synram.experiment.recalibration;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.setting.ChipSettings;
import java.util.List;

/**
 * The result of recalibrating a network for chips, each by itself.
 *
 * @param version of the program
 * @param model name of the network
 * @param data name of the data
 * @param corrections number of unlabelled samples that determined the corrections
 * @param samples number of test samples, none of which determined them unless there are hardly any
 * @param seed of the noise
 * @param chipsTogether number of chips on which the network is placed together
 * @param calibration how the chips were calibrated, and how long ago
 * @param accuracyOnHost of the given network with the roundings of a chip and no other error, 0..1
 * @param accuracyBefore accuracy of the given network, mean over chips, 0..1
 * @param accuracy accuracy of the recalibrated networks, mean over chips, 0..1
 * @param interval of that accuracy, over samples and chips
 * @param difference how much the accuracy has grown, with its interval over samples and chips
 * @param warnings why the corrections may gain nothing
 * @param chips each chip
 */
public record RecalibrationResult(
        String version,
        String model,
        String data,
        int corrections,
        int samples,
        long seed,
        int chipsTogether,
        CalibrationState calibration,
        double accuracyOnHost,
        double accuracyBefore,
        double accuracy,
        AccuracyInterval interval,
        AccuracyDifference difference,
        List<String> warnings,
        List<RecalibratedChip> chips) {

    public RecalibrationResult {
        warnings = List.copyOf(warnings);
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
