package dev.synram.cli.command.serve;

import dev.synram.cli.command.CommandHeadline;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.ChipCalibrationOptions;
import dev.synram.cli.option.chip.ChipSeedsOption;
import dev.synram.cli.option.chip.DurationConverter;
import dev.synram.cli.option.chip.LayoutOptions;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.SampleOrder;
import dev.synram.experiment.serving.InferenceServer;
import dev.synram.experiment.serving.RunningService;
import dev.synram.experiment.serving.ServedChips;
import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.experiment.serving.ServiceSettings;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.files.FileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram serve}: inference over the network. */
@Command(
        name = "serve",
        description = {
            CommandHeadline.SERVE,
            "MODEL is a .synram file, or an .onnx or .tflite file whose inputs' range is told by --calibration-data; clients ask for "
                    + "it by the file's name without ending. The server speaks the Open Inference Protocol, version 2, over REST "
                    + "and gRPC, and tells Prometheus about itself. Its libraries are fetched when the command is first used, "
                    + "about 30 MB.",
            "",
            "Example: synram serve out/mnist/network.synram --chip-seed 1..4",
            ""
        },
        subcommands = ServeTokenCommand.class)
public final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "A .synram, .onnx or .tflite file.")
    private List<String> models = List.of();

    @Option(
            names = "--calibration-data",
            paramLabel = "DATA",
            description =
                    "Samples that determine the ranges of networks in float, in any form of --data of 'synram run': training "
                            + "samples if it has some; labels are not used.")
    private @Nullable String calibrationData;

    @Option(
            names = "--spiking",
            paramLabel = "NETWORK",
            description = "A spiking network for the page, which 'synram spike train yin-yang' has written.")
    private @Nullable String spiking;

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final ChipSeedsOption chipSeeds = new ChipSeedsOption();

    @Mixin
    private final ChipCalibrationOptions calibration = new ChipCalibrationOptions();

    @Option(
            names = "--recalibrate-after",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Calibrate a chip again, between requests, when its calibration is that old: 90min, 12h, 2d. (24h)")
    private Duration recalibrateAfter = Duration.ofHours(24);

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Mixin
    private final JobOptions jobs = new JobOptions();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws InterruptedException {
        InferenceServer server = InferenceServer.find();
        ChipSettings chips = layout.settings().withCalibration(calibration.settings());
        List<Long> seeds = calibration.chipSeeds(chipSeeds.given(ChipSeeds.MOST), layout.settings());
        // The other half reads requests and writes responses.
        int threads = Math.max(1, chips.threads() / 2 / seeds.size());
        ServiceSettings settings = new ServiceSettings(
                service.listening(),
                service.access(),
                service.limits(),
                new ServedChips(chips.withThreads(threads), seeds, recalibrateAfter),
                jobs.settings(chips.threads()));
        if (models.isEmpty()) {
            throw new UserError(
                    "MODEL is missing; name at least one .synram, .onnx or .tflite file; 'synram mnist' makes out/mnist/network.synram");
        }
        List<ServedNetwork> networks = networks(console.progress());
        TerminalOutput out = console.out();
        try (RunningService running = server.start(settings, networks, spiking(), event -> say(out, event))) {
            Thread drain = new Thread(running::close, "synram-drain");
            Runtime.getRuntime().addShutdownHook(drain);
            String host = settings.listening().host();
            String scheme = settings.access().certificate().isPresent() ? "https" : "http";
            say(
                    out,
                    "serving %s: REST %s://%s:%s, gRPC %s:%s, metrics %s://%s:%s/metrics"
                            .formatted(
                                    String.join(
                                            ", ",
                                            networks.stream()
                                                    .map(ServedNetwork::name)
                                                    .toList()),
                                    scheme,
                                    host,
                                    running.httpPort(),
                                    host,
                                    running.grpcPort(),
                                    scheme,
                                    host,
                                    running.metricsPort()));
            running.await();
        }
        return 0;
    }

    private static synchronized void say(TerminalOutput out, String line) {
        out.line(line);
        out.flush();
    }

    private Optional<TrainedSpikingNetwork> spiking() {
        if (spiking == null) {
            return Optional.empty();
        }
        Path path = InputFile.require("--spiking", spiking, "make one with 'synram spike train yin-yang'");
        try {
            return Optional.of(SpikingNetworkFile.read(path));
        } catch (FileException e) {
            throw new UserError("--spiking: " + e.getMessage(), e);
        }
    }

    private List<ServedNetwork> networks(Progress progress) {
        List<ServedNetwork> networks = new ArrayList<>();
        for (String file : models) {
            Model model = Model.read(InputFile.require("MODEL", file, "give a .synram, .onnx or .tflite file"));
            if (calibrationData == null) {
                networks.add(ServedNetwork.of(model));
            } else {
                DataSplit data =
                        SampleOrder.fitted(DataOptions.read(calibrationData, progress), model, Normalization.NONE);
                networks.add(ServedNetwork.of(model, data.forRanges()));
            }
        }
        return networks;
    }
}
