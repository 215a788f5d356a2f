package dev.synram.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.accuracy.Answer;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.runtime.LayerDeviation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of an evaluation.
 *
 * @param answer whether the network keeps its accuracy on the chips
 * @param version of the program
 * @param model name of the network
 * @param data name of the data
 * @param samples number of test samples
 * @param scoredSamples digest of the test samples and their labels: results of equal digests are about the same samples
 * @param classes number of classes
 * @param seed of the noise
 * @param chipsTogether number of chips on which the network is placed together
 * @param calibration how the chips were calibrated, and how long ago
 * @param conversion how the network was converted; null if it was quantized before
 * @param floatAccuracy accuracy in float on the host, 0..1
 * @param floatCorrect for each test sample 1 if it is classified correctly in float, else 0
 * @param hostFunctions layers between those of the chip that the host computes, each with its function
 * @param chips one evaluation per chip seed
 * @param byClass accuracies by class, means over all chips and runs: of all test samples, and of those whose groups training does not know
 *     at all, if it knows some in part
 * @param calibrationComparison accuracy on the first chip with this, better and fresher calibrations, as far as the budget of the
 *     analysis allows; empty without the analysis
 * @param causes what roundings and kinds of errors cost on the first chip, the largest first; empty without the analysis
 * @param layerSensitivities sensitivity to each layer alone on the first chip, the largest first; empty without the analysis
 * @param layerDeviations how far the results of each layer on the first chip are from those without rounding; empty without the
 *     analysis
 * @param errorSourceSensitivities sensitivity to each error source alone, the largest first; empty without the analysis
 * @param remedies what may help, the largest gain first; empty without the analysis
 * @param errorSourcesNotMeasured number of error sources for which the budget of the analysis left no time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationResult(
        Answer answer,
        String version,
        String model,
        String data,
        int samples,
        String scoredSamples,
        int classes,
        long seed,
        int chipsTogether,
        CalibrationState calibration,
        @Nullable ConversionState conversion,
        double floatAccuracy,
        List<Integer> floatCorrect,
        List<String> hostFunctions,
        List<ChipEvaluation> chips,
        List<ClassResults> byClass,
        List<CalibrationAccuracy> calibrationComparison,
        List<CauseEffect> causes,
        List<Sensitivity> layerSensitivities,
        List<LayerDeviation> layerDeviations,
        List<Sensitivity> errorSourceSensitivities,
        List<Remedy> remedies,
        int errorSourcesNotMeasured) {

    public EvaluationResult {
        floatCorrect = List.copyOf(floatCorrect);
        hostFunctions = List.copyOf(hostFunctions);
        chips = List.copyOf(chips);
        byClass = List.copyOf(byClass);
        calibrationComparison = List.copyOf(calibrationComparison);
        remedies = List.copyOf(remedies);
        causes = List.copyOf(causes);
        layerDeviations = List.copyOf(layerDeviations);
        layerSensitivities = List.copyOf(layerSensitivities);
        errorSourceSensitivities = List.copyOf(errorSourceSensitivities);
    }

    /** The verdict and the accuracies as lines of text. Names from files are not escaped. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s, %,d test samples: %s%n  in float %.2f %%%n",
                model,
                data,
                samples,
                answer.sentence(),
                100 * floatAccuracy));
        for (ChipEvaluation chip : chips) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s %.2f %%, drop %s%n",
                    chipName(chip.chipSeed()),
                    100 * chip.accuracy(),
                    chip.accuracyDrop()));
        }
        return text.toString();
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
