package dev.synram.experiment.result;

import dev.synram.experiment.setting.ChipSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What an evaluation found.
 *
 * @param version of the program
 * @param model the network's name
 * @param data the name of the data
 * @param samples number of test samples
 * @param classes number of classes
 * @param seed that drew the noise
 * @param chipsTogether number of chips that the network is laid out on together
 * @param floatAccuracy in float on the host, 0..1
 * @param chips one for each chip seed
 * @param layerSensitivities what each layer costs alone, the largest first; empty without the analysis
 * @param errorSourceSensitivities what each error source costs alone, the largest first; empty without the analysis
 */
public record EvaluationResult(
        String version,
        String model,
        String data,
        int samples,
        int classes,
        long seed,
        int chipsTogether,
        double floatAccuracy,
        List<ChipEvaluation> chips,
        List<Sensitivity> layerSensitivities,
        List<Sensitivity> errorSourceSensitivities) {

    /** The accuracy drop that {@link #verdict()} accepts: one percentage point. */
    public static final double TOLERANCE = 0.01;

    public EvaluationResult {
        chips = List.copyOf(chips);
        layerSensitivities = List.copyOf(layerSensitivities);
        errorSourceSensitivities = List.copyOf(errorSourceSensitivities);
    }

    /** Whether the network survives on all chips with an accuracy drop of at most {@link #TOLERANCE}. */
    public Verdict verdict() {
        return verdict(TOLERANCE);
    }

    /**
     * Whether the network survives on all chips: the verdict of the chip where it does worst.
     *
     * @param tolerance accuracy drop that is accepted on each chip, 0..1
     */
    public Verdict verdict(double tolerance) {
        return chips.stream()
                .map(chip -> chip.accuracyDrop().verdict(tolerance))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The verdict and the accuracies, a line each, for people. Names from files are shown as they are. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s, %,d test samples: %s%n  in float %.2f %%%n",
                model,
                data,
                samples,
                verdict().label(),
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

    /** What the chips are called whose first has a seed. */
    public String chipName(long chipSeed) {
        return ChipSettings.name(chipSeed, chipsTogether);
    }

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
