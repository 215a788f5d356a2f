package dev.synram.training.choice;

import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.training.InitialWeights;
import dev.synram.training.TrainingSettings;
import java.util.List;

/**
 * The settings of a recipe that does not look at the data.
 *
 * @param own its settings
 * @param trained whether the network was trained before
 */
record PresetChoices(TrainingSettings own, boolean trained) {

    List<ChosenSetting> explained(TrainingSettings used) {
        String reason = "of the recipe " + own.preset();
        boolean drawn = used.start().weights() == InitialWeights.DRAWN;
        return new ChoiceList()
                .add(
                        "host-epochs",
                        used.hostEpochs(),
                        drawn || trained ? 0 : TrainingSettings.HOST_EPOCHS,
                        hostReason(drawn, trained, ""))
                .add("epochs", used.epochs(), own.epochs(), reason)
                .add("batch", used.batch(), own.batch(), reason)
                .add("rate", used.rate(), own.rate(), reason)
                .add("shift", used.shift(), own.shift(), reason)
                .add("fleet", used.fleet().fleet(), own.fleet().fleet(), reason)
                .addRecalibration(used)
                .all();
    }

    /**
     * Why a network is trained in float, or not.
     *
     * @param drawn whether training in the loop starts from drawn weights
     * @param more what else the number of epochs depends on
     */
    static String hostReason(boolean drawn, boolean trained, String more) {
        if (drawn) {
            return "drawn weights are not trained in float";
        }
        return trained ? "the network is trained already" : "the network is not trained" + more;
    }
}
