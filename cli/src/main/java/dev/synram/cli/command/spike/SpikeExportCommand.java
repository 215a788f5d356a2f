package dev.synram.cli.command.spike;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.nir.chip.NirNetworkFile;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram spike export}: a trained spiking network for other tools. */
@Command(
        name = "export",
        description = {
            "Write a trained spiking network as a NIR file, for other tools.",
            "NETWORK is a file that 'synram spike train' has written. Times are in seconds, a thousand times those of the chip, and weights "
                    + "are for steps of 0.0001 s. 'synram spike run' reads the file, too.",
            "",
            "Example: synram spike export out/spiking-training/spiking-network.json --out net.nir",
            ""
        })
public final class SpikeExportCommand implements Callable<Integer> {

    /** Which weights. */
    enum Stage {
        LOOP,
        HOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "NETWORK", description = "A file that 'synram spike train' has written.")
    private String file = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the NIR file goes.")
    private Path out = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "STAGE",
            defaultValue = "loop",
            description =
                    "Those that training in the loop ended with, or training on the host: loop or host. (${DEFAULT-VALUE})")
    private Stage weights = Stage.LOOP;

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        Path path = InputFile.require("NETWORK", file, "make one with 'synram spike train'");
        OutputFile.requireWritable("--out", out);
        try {
            TrainedSpikingNetwork network = SpikingNetworkFile.read(path);
            NirNetworkFile.write(out, network, weights == Stage.LOOP ? network.model() : network.hostModel());
        } catch (FileException e) {
            throw new UserError("NETWORK: " + e.getMessage(), e);
        }
        TerminalOutput printer = console.out();
        printer.line(out);
        printer.flush();
        return 0;
    }
}
