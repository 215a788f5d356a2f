package dev.synram.training.choice;

import dev.synram.experiment.result.ChosenSetting;
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
        boolean inFloat = !trained && used.start().weights() == InitialWeights.QUANTIZED;
        return new ChoiceList()
                .add(
                        "host-epochs",
                        used.hostEpochs(),
                        inFloat ? TrainingSettings.HOST_EPOCHS : 0,
                        inFloat ? "the network is not trained" : "no weights to train in float")
                .add("epochs", used.epochs(), own.epochs(), reason)
                .add("batch", used.batch(), own.batch(), reason)
                .add("rate", used.rate(), own.rate(), reason)
                .add("shift", used.shift(), own.shift(), reason)
                .add("fleet", used.fleet().fleet(), own.fleet().fleet(), reason)
                .all();
    }
}
