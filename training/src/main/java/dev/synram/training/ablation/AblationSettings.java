package dev.synram.training.ablation;

import dev.synram.experiment.ablation.AblationDesign;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.setting.UnseenChips;
import dev.synram.training.TrainingSettings;
import java.util.List;

/**
 * Settings of trainings with and without methods.
 *
 * @param training settings of all of them; a method that they use keeps its strength where it is compared, and no ideal chip is trained
 *     for comparison
 * @param methods what is compared, each once, at least one
 * @param seeds number of trainings of each combination, 2..100
 */
public record AblationSettings(TrainingSettings training, List<TrainingMethod> methods, int seeds) {

    /** Default number of trainings of each combination. */
    public static final int SEEDS = 5;

    private static final int MAX_SEEDS = 100;

    public AblationSettings {
        SettingException.require("seeds", seeds, 2, MAX_SEEDS);
        methods = List.copyOf(methods);
        if (methods.isEmpty() || methods.stream().distinct().count() < methods.size()) {
            throw new SettingException(
                    "methods", "is %s; name at least one method, and each only once".formatted(methods));
        }
        if (!training.fleet().chips().calibration().saved().isEmpty()) {
            throw new SettingException(
                    "calibration", "is of single chips, but each training has chips of its own; leave it out");
        }
        for (TrainingMethod method : methods) {
            training = method.with(training);
        }
        training = training.withCompareIdeal(false);
    }

    /**
     * Checks that there are chips with seeds of their own for all trainings.
     *
     * @throws SettingException if not
     */
    public void requireChips() {
        of(design().methods(), seeds);
    }

    /** Whether networks are corrected for each chip in all trainings, without being compared. */
    boolean correctsAllRows() {
        return training.gradient().robustness().recalibrates() && !methods.contains(TrainingMethod.RECALIBRATE);
    }

    /** The rows. */
    AblationDesign design() {
        return new AblationDesign(methods.stream().map(TrainingMethod::toString).toList());
    }

    /**
     * The settings of a training. Those of one number are tested on the same unseen chips.
     *
     * @param used names of the methods that are used
     * @param number of the training, from 1
     */
    TrainingSettings of(List<String> used, int number) {
        TrainingSettings settings = training;
        for (TrainingMethod method : methods) {
            settings = used.contains(method.toString()) ? settings : method.without(settings);
        }
        ChipSettings chips = settings.fleet().chips();
        int members = training.fleet().fleet();
        FleetSettings fleet = settings.fleet()
                .withChips(chips.withSeed(chips.seed() + number - 1))
                .withChipSeed(training.fleet()
                        .seedOf((number - 1) * (members + training.unseen().count())));
        UnseenChips behindTheLargestFleet = training.unseen().withSkipped(members - fleet.fleet());
        return settings.withFleet(fleet).withUnseen(behindTheLargestFleet);
    }
}
