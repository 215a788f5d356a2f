package dev.synram.cli;

import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.training.HostTraining;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is to be trained.
 *
 * @param model the network
 * @param hostEpochs epochs in float before
 */
record TrainModel(Model model, int hostEpochs) {

    private static final int HOST_EPOCHS = 16;

    /** A network of the program by its name, with weights drawn from a seed, or one in a file. */
    static TrainModel of(String name, TrainOptions options) {
        for (KnownNetwork known : KnownNetwork.values()) {
            if (known.name().equals(name.toUpperCase(Locale.ROOT))) {
                Network network = known.network();
                FloatNetwork drawn = new FloatNetwork(
                        network,
                        new HostTraining(network).initial(options.layout.seed).weights());
                return new TrainModel(
                        new Model.InFloat(name, drawn), options.hostEpochs == null ? HOST_EPOCHS : options.hostEpochs);
            }
        }
        InputFile.require("MODEL", name, "give an .onnx or .synram file, or a network of the program: " + names());
        Model model = Model.read(name);
        int epochs = options.hostEpochs == null ? 0 : options.hostEpochs;
        if (epochs > 0 && model instanceof Model.ForChips) {
            throw new UserError(
                    "--host-epochs: a .synram file is for chips; only an .onnx file can be trained in float");
        }
        return new TrainModel(model, epochs);
    }

    private static String names() {
        return Arrays.stream(KnownNetwork.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
