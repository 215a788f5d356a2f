package dev.synram.training.choice;

import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/** Collects settings with their reasons. */
final class ChoiceList {

    private final List<ChosenSetting> choices = new ArrayList<>();

    /** Adds a setting; where another value is used than the recipe's, the reason is that it was given. */
    <T> ChoiceList add(String setting, T used, T ofRecipe, String reason) {
        choices.add(new ChosenSetting(setting, used.toString(), used.equals(ofRecipe) ? reason : "as given"));
        return this;
    }

    /** Adds that networks are corrected for each chip, if they are. */
    ChoiceList addRecalibration(TrainingSettings used) {
        if (used.gradient().robustness().recalibrates()) {
            choices.add(new ChosenSetting(
                    "recalibrate", "yes", "as given; accuracies on chips are those after the correction"));
        }
        return this;
    }

    List<ChosenSetting> all() {
        return List.copyOf(choices);
    }
}
