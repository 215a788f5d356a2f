package dev.synram.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.setting.ChipSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a training found.
 *
 * @param version of the program
 * @param model the network's name
 * @param data the name of the data
 * @param chipSeed seed of the first chip
 * @param chipsTogether number of chips that the network is laid out on together
 * @param seed that drew first weights, the order of samples and noise
 * @param threads that computed
 * @param hostEpochs epochs in float on the host
 * @param epochs epochs in the loop
 * @param trainSamples number of samples to train with
 * @param testSamples number of test samples
 * @param floatAccuracy in float on the host, before training in the loop, 0..1
 * @param accuracyBefore on calibrated chips before training in the loop, mean of the fleet, 0..1
 * @param accuracy on calibrated chips after training in the loop, mean of the fleet, 0..1
 * @param lowestAccuracy of the fleet's chips, 0..1
 * @param accuracyUncalibrated on the first chip after training, without its calibration, 0..1
 * @param unseenAccuracy mean of the chips that training never saw, 0..1; absent without such
 * @param lowestUnseenAccuracy of those chips, 0..1; absent without such
 * @param gain of the first chip, LSB per unit of activation x weight, measured
 * @param temporalNoiseLsb of the first chip, in LSB, measured
 * @param chips accuracies on each chip
 * @param hostHistory one record an epoch in float
 * @param history one record an epoch in the loop
 * @param trainingSamplesPerSecond in the loop, measured on the host; absent if nothing was trained in this run
 * @param inferenceSamplesPerSecond on the first chip, measured on the host
 * @param modelled time and energy by each model of time, the last one for this program's layout
 * @param wallSeconds duration on the host
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingResult(
        String version,
        String model,
        String data,
        long chipSeed,
        int chipsTogether,
        long seed,
        int threads,
        int hostEpochs,
        int epochs,
        int trainSamples,
        int testSamples,
        double floatAccuracy,
        double accuracyBefore,
        double accuracy,
        double lowestAccuracy,
        double accuracyUncalibrated,
        @Nullable Double unseenAccuracy,
        @Nullable Double lowestUnseenAccuracy,
        double gain,
        double temporalNoiseLsb,
        List<ChipAccuracy> chips,
        List<EpochRecord> hostHistory,
        List<EpochRecord> history,
        @Nullable Double trainingSamplesPerSecond,
        double inferenceSamplesPerSecond,
        List<ModelledCost> modelled,
        double wallSeconds) {

    /** What the first chips are called. */
    public String chipName() {
        return ChipSettings.name(chipSeed, chipsTogether);
    }

    /** How many of the chips training saw, or how many it did not. */
    public long count(boolean unseen) {
        return chips.stream().filter(chip -> chip.unseen() == unseen).count();
    }

    /** The accuracies before and after, a line each, for people. Names from files are shown as they are. */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s, %,d test samples%n"
                        + "  in float %.2f %%%n"
                        + "  on %d chip(s) before training in the loop %.2f %%, after it %.2f %%, at least %.2f %%%n",
                model,
                data,
                testSamples,
                100 * floatAccuracy,
                count(false),
                100 * accuracyBefore,
                100 * accuracy,
                100 * lowestAccuracy));
        if (unseenAccuracy != null && lowestUnseenAccuracy != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  on %d chip(s) that training never saw %.2f %%, at least %.2f %%%n",
                    count(true),
                    100 * unseenAccuracy,
                    100 * lowestUnseenAccuracy));
        }
        return text.toString();
    }

    /** Time and energy of this program's layout. */
    public ModelledCost best() {
        return modelled.getLast();
    }

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
