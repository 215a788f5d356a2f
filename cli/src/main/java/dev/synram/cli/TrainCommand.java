package dev.synram.cli;

import dev.synram.network.NetworkException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synram train}: makes a network live with the chip. */
@Command(
        name = "train",
        description = {
            "Retrain your own network with simulated chips in the loop.",
            "MODEL is an .onnx or .synram file, or a network of the program, which is trained in float before: published, "
                    + "deep, large, wide. With --fleet each batch runs on another chip, so that one network serves many. Results "
                    + "go into --out: report.html, result.json, network.synram, network.onnx (in float), network-chip.onnx (as "
                    + "a chip runs it), calibration.json.",
            "",
            "Example: synram train net.onnx --data mnist --epochs 8 --shift 1",
            ""
        })
final class TrainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "An .onnx or .synram file, or the name of a network.")
    private String model = "";

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Talk talk = new Talk();

    @Override
    public Integer call() throws IOException {
        options.check();
        json.check();
        Progress progress = talk.progress();
        TrainModel network = TrainModel.of(model, options);
        ModelData data = ModelData.forTraining(options.data.read(progress), options.data, network.model());
        try (OutputFolder output = OutputFolder.open(options.out)) {
            TrainResult result = new TrainJob(options, network, data, output, progress).run();
            TerminalOutput out = talk.out();
            out.print(result.summary());
            json.write(result::json, out);
            out.flush();
        } catch (NetworkException e) {
            throw new UserError("MODEL: " + e.getMessage(), e);
        }
        return 0;
    }
}
