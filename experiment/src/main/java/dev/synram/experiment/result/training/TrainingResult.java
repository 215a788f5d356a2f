package dev.synram.experiment.result.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.ClassResults;
import dev.synram.experiment.result.Json;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.setting.ChipSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a training.
 *
 * @param version of the program
 * @param model name of the network
 * @param recipe name of the preset of the training
 * @param choices main settings, each with the reason of its value; empty if none was told
 * @param initialWeights what training in the loop started from: quantized or drawn
 * @param data name of the data
 * @param chipSeed seed of the first chip
 * @param chipsTogether number of chips on which the network is placed together
 * @param calibration how the chips were calibrated, and how long ago, without the drift of a fleet
 * @param seed of initial weights, the order of samples and noise
 * @param threads number of threads used
 * @param hostEpochs number of epochs in float on the host
 * @param epochs number of epochs in the loop
 * @param trainSamples number of training samples
 * @param testSamples number of test samples
 * @param corrections number of training samples by which, without their labels, sends and digital biases were corrected for each chip
 *     before each test; null if they were not
 * @param floatAccuracy accuracy of the initial weights in float on the host, before training in the loop, 0..1
 * @param accuracyBefore mean accuracy of the fleet before training in the loop, calibrated, 0..1
 * @param accuracy mean accuracy of the fleet after training in the loop, calibrated, 0..1
 * @param lowestAccuracy lowest accuracy of the fleet's chips, 0..1
 * @param accuracyUncalibrated accuracy on the first chip after training, without its calibration, 0..1
 * @param unseenAccuracy mean accuracy on chips that were not used in training, 0..1; null without such chips
 * @param lowestUnseenAccuracy lowest accuracy on those chips, 0..1; null without such chips
 * @param gain of the first chip, LSB per unit of activation x weight, measured
 * @param temporalNoiseLsb of the first chip, in LSB, measured
 * @param ideal the same training on an ideal chip; null without comparison
 * @param chips accuracies on each chip
 * @param calibrationComparison accuracy after training on the first chip with this, better and fresher calibrations
 * @param hostHistory one record per epoch in float
 * @param history one record per epoch in the loop
 * @param trainingSamplesPerSecond training rate in the loop, measured on the host; null if nothing was trained in this
 *     run
 * @param inferenceSamplesPerSecond inference rate on the first chip, measured on the host
 * @param modelled time and energy by each schedule, the last one for this program's layout
 * @param byClass accuracies by class: of all test samples, and of those whose groups training does not know at all, if it knows some in part
 * @param wallSeconds duration on the host
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingResult(
        String version,
        String model,
        String recipe,
        List<ChosenSetting> choices,
        String initialWeights,
        String data,
        long chipSeed,
        int chipsTogether,
        CalibrationState calibration,
        long seed,
        int threads,
        int hostEpochs,
        int epochs,
        int trainSamples,
        int testSamples,
        @Nullable Integer corrections,
        double floatAccuracy,
        double accuracyBefore,
        double accuracy,
        double lowestAccuracy,
        double accuracyUncalibrated,
        @Nullable Double unseenAccuracy,
        @Nullable Double lowestUnseenAccuracy,
        double gain,
        double temporalNoiseLsb,
        @Nullable IdealComparison ideal,
        List<ChipAccuracy> chips,
        List<CalibrationAccuracy> calibrationComparison,
        List<EpochRecord> hostHistory,
        List<EpochRecord> history,
        @Nullable Double trainingSamplesPerSecond,
        double inferenceSamplesPerSecond,
        List<ModelledCost> modelled,
        List<ClassResults> byClass,
        double wallSeconds) {

    /** Whether training in the loop started from drawn weights, so that no network was trained in float. */
    @JsonIgnore
    public boolean isDrawn() {
        return initialWeights.equals("drawn");
    }

    /** The name of the first chips. */
    public String chipName() {
        return ChipSettings.name(chipSeed, chipsTogether);
    }

    /** The number of chips that were, or were not, used in training. */
    public long count(boolean unseen) {
        return chips.stream().filter(chip -> chip.unseen() == unseen).count();
    }

    /** The accuracies before and after training as lines of text. Names from files are not escaped. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s, %,d test samples%n"
                        + "  in float %.2f %%%n"
                        + "  on %s chip(s) before training in the loop %.2f %%, after it %.2f %%, at least %.2f %%%n",
                model,
                data,
                testSamples,
                100 * floatAccuracy,
                count(false),
                100 * accuracyBefore,
                100 * accuracy,
                100 * lowestAccuracy));
        if (corrections != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  on chips always after their correction by %s samples without labels%n",
                    corrections));
        }
        if (unseenAccuracy != null && lowestUnseenAccuracy != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  on %s chip(s) not used in training %.2f %%, at least %.2f %%%n",
                    count(true),
                    100 * unseenAccuracy,
                    100 * lowestUnseenAccuracy));
        }
        if (ideal != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  trained on an ideal chip %.2f %%; the errors of the chips cost %s%s%n",
                    100 * ideal.accuracy(),
                    ideal.accuracyDrop(),
                    ideal.accuracyDrop().withinChance() ? ", within chance" : ""));
        }
        return text.toString();
    }

    /** Time and energy of this program's layout. */
    public ModelledCost best() {
        return modelled.getLast();
    }

    /** The result as JSON. */
    public String json() {
        return Json.write(this);
    }
}
