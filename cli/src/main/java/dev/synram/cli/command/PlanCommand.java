package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.ConversionOptions;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.PortOptions;
import dev.synram.cli.option.chip.ChipCalibrationOptions;
import dev.synram.cli.option.chip.ChipSeedOption;
import dev.synram.cli.option.chip.LayoutOptions;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.cli.option.data.NormalizationOptions;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.Planning;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.report.PlanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram plan}: how a network is laid out, and what it costs. */
@Command(
        name = "plan",
        description = {
            CommandHeadline.PLAN,
            "MODEL is an .onnx, .tflite or .synram file, or a network of the program: 'mnist' or 'published', the network of the "
                    + "source document with its own sends and activity, 'ecg', a network like that of the mobile system, 'deep', "
                    + "'large' or 'wide'. Sends and activity of a network in float are measured with --data, otherwise assumed, "
                    + "which is said. The page shows maps of the arrays, a timeline, and where the energy goes. All times and "
                    + "energies are modelled.",
            "",
            "Example: synram plan mnist --chips 4 --batch 1",
            "         synram plan ecg --batch 1",
            ""
        })
public final class PlanCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "An .onnx, .tflite or .synram file, or the name of a network: mnist, ecg, published, deep, large, wide, "
                            + "heartbeat.")
    private String model = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final ChipSeedOption chipSeed = new ChipSeedOption();

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Samples that are handed over at once. (${DEFAULT-VALUE})")
    private int batch;

    @Mixin
    private final ChipCalibrationOptions calibration = new ChipCalibrationOptions();

    @Option(
            names = "--calibrated",
            description =
                    "Calibrate simulated chips and avoid what fails; so do --data and all options of chips' errors and "
                            + "calibrations. (chips without defects)")
    private boolean calibrated;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "Samples that measure the sends and the activity on calibrated chips, as in 'synram run'; labels are "
                            + "not used. (both as the network has them, or assumed)")
    private @Nullable String data;

    @Mixin
    private final ConversionOptions conversion = new ConversionOptions();

    @Mixin
    private final NormalizationOptions normalization = new NormalizationOptions();

    @Option(
            names = "--num-sends",
            paramLabel = "N",
            description =
                    "How often each vector of a network in float is sent; not beside --data, which determines it. (8)")
    private @Nullable Integer numSends;

    @Option(
            names = "--activity",
            paramLabel = "F",
            description =
                    "Share of the inputs of every layer that are not 0, 0..1. (as --data measures it, or as measured when "
                            + "the network was made; 0.5 for a network in float)")
    private @Nullable Double activity;

    @Option(
            names = "--power",
            paramLabel = "WATT",
            description = "Power of a chip. (both the published 0.3 W and the 0.70 W of the mobile system)")
    private @Nullable Double power;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "out/plan.html",
            description = "Where the page goes. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "plan.html");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        ChipSettings chips = layout.settings().withCalibration(calibration.settings());
        PlanSettings settings = new PlanSettings(
                chips.chips(),
                batch,
                chips.waitBetweenEvents(),
                power == null ? OptionalDouble.empty() : OptionalDouble.of(power),
                activity == null ? OptionalDouble.empty() : OptionalDouble.of(activity),
                numSends == null ? OptionalInt.empty() : OptionalInt.of(numSends),
                normalization.normalization(),
                conversion.settings());
        OutputFile.requireWritable("--out", out);
        json.check();
        NetworkPlan planned = plan(settings, chips);
        FileContent page = FileContent.of(new PlanReport(planned).page());
        TerminalOutput printer = console.out();
        PlanSummary.print(printer, planned);
        json.write(planned.result()::json, printer);
        OutputFile.write(out, page, printer);
        printer.flush();
        PageIndex.updateFor(out);
        return 0;
    }

    private NetworkPlan plan(PlanSettings settings, ChipSettings chips) {
        Optional<PlannedNetwork> planned = PlannedNetwork.named(model);
        Optional<KnownNetwork> known = KnownNetwork.named(model);
        boolean ofProgram = planned.isPresent() || known.isPresent();
        if (ofProgram && data != null) {
            throw new UserError(
                    "--data: %s is a network of the program, which has no weights; give a file, or leave out --data"
                            .formatted(model));
        }
        if (ofProgram) {
            refuseConversion(
                    settings,
                    "is given, but %s is a network of the program without weights; leave it out, or give a network in float, such as network-host.onnx, and --data"
                            .formatted(model));
        }
        Planning planning = new Planning(settings).on(() -> target(chips));
        if (planned.isPresent()) {
            return planning.run(planned.get());
        }
        Model network = known.isPresent() ? known.get().drawn(chips.seed()) : read();
        if (data != null) {
            planning.requireMeasurable(network);
            return planning.run(network, DataOptions.read(data, console.progress()), chips, this::simulated);
        }
        refuseConversion(
                settings,
                network instanceof FloatModel
                        ? "converts a network in float with samples; give --data, or leave it out"
                        : "is given, but %s is quantized already; leave it out, or give the network in float, such as network-host.onnx, and --data"
                                .formatted(network.name()));
        return planning.run(network);
    }

    private static void refuseConversion(PlanSettings settings, String problem) {
        settings.conversion().given().stream().findFirst().ifPresent(given -> {
            throw new SettingException(given, problem);
        });
    }

    private Model read() {
        return ports.read(InputFile.require(
                "MODEL",
                model,
                "give an .onnx, .tflite or .synram file, or a network of the program: %s, %s"
                        .formatted(PlannedNetwork.names(), KnownNetwork.names())));
    }

    private Target target(ChipSettings chips) {
        if (!calibrated && !layout.errorsGiven() && calibration.givenOption().isEmpty()) {
            return Target.of(chips.chips());
        }
        try (SimulatedChips simulated = simulated(chips)) {
            return simulated.target();
        }
    }

    private SimulatedChips simulated(ChipSettings chips) {
        return SimulatedChips.calibrated(chips, calibration.firstSeed(chipSeed, chips, 1), console.progress());
    }
}
