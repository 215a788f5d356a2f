package dev.synram.cli.command.training;

import dev.synram.cli.console.InputFile;
import dev.synram.cli.option.PortOptions;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import java.util.function.LongFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The network that is trained: a file, or one of the program's, whose first weights are drawn. */
public final class TrainedModel {

    @Parameters(
            paramLabel = "MODEL",
            description = "An .onnx, .tflite or .synram file, or the name of a network: published, deep, large, wide, "
                    + "heartbeat.")
    private String model = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    /** Whether the network has no weights yet. */
    public boolean isUntrained() {
        return KnownNetwork.named(model).isPresent();
    }

    /**
     * The network, for a seed of its first weights if it has none yet. A file is read at once.
     *
     * @throws dev.synram.cli.console.UserError if there is no such file
     */
    public LongFunction<Model> bySeed() {
        return KnownNetwork.named(model)
                .<LongFunction<Model>>map(known -> known::drawn)
                .orElseGet(() -> {
                    Model read = read();
                    return _ -> read;
                });
    }

    private Model read() {
        return ports.read(InputFile.require(
                "MODEL",
                model,
                "give an .onnx, .tflite or .synram file, or a network of the program: " + KnownNetwork.names()));
    }
}
