package dev.synram.cli;

import dev.synram.network.NetworkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synram run}: does a network survive the chip? */
@Command(
        name = "run",
        description = {
            "Run your own network on simulated chips and tell how well it survives.",
            "MODEL is an .onnx file, whose scales, sends and shifts are chosen here, or a .synram file. Reported are the "
                    + "accuracy in float and on each calibrated chip, how far they agree, how far runs repeat, which layers "
                    + "and which errors of the chip do harm, saturation, and the modelled time and energy.",
            "",
            "Example: synram run net.onnx --data mnist --chip-seed 1,2,3 --json run.json",
            ""
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "An .onnx or .synram file.")
    private String model = "";

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Talk talk = new Talk();

    @Override
    public Integer call() throws IOException {
        options.check();
        json.check();
        Progress progress = talk.progress();
        Model network = Model.read(model);
        ModelData data = ModelData.untrained(options.data.read(progress), options.data, network);
        RunResult result;
        try {
            result = new RunJob(options, network, data, progress).run();
        } catch (NetworkException e) {
            throw new UserError("MODEL: " + e.getMessage(), e);
        }
        TerminalOutput out = talk.out();
        out.print(new RunSummary(result).text());
        json.write(result::json, out);
        if (options.report != null) {
            OutputFile.write(options.report, result.report().page().getBytes(StandardCharsets.UTF_8));
            out.line(options.report);
        }
        out.flush();
        return 0;
    }
}
