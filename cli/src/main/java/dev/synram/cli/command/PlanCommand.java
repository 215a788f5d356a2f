package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.option.ChipSeedOption;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.LayoutOptions;
import dev.synram.cli.option.PortOptions;
import dev.synram.compiler.target.Target;
import dev.synram.experiment.Planning;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.NetworkPlan;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.report.PlanReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            "Explain how a network is laid out on chips, and what time and energy a sample takes.",
            "MODEL is 'mnist', the network of the source document, 'ecg', a network like that of the mobile system, or an "
                    + ".onnx, .tflite or .synram file; for the first two the sends and the activity are assumed. The page shows maps "
                    + "of the arrays, a timeline, and where the energy goes. Everything is modelled, nothing measured.",
            "",
            "Example: synram plan mnist --chips 4 --batch 1",
            "         synram plan ecg --batch 1",
            ""
        })
public final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "'mnist', 'ecg', or an .onnx, .tflite or .synram file.")
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

    @Option(
            names = "--calibrated",
            description = "Calibrate simulated chips and avoid what fails; so does --preset or --scale. (chips without "
                    + "defects)")
    private boolean calibrated;

    @Option(
            names = "--activity",
            paramLabel = "F",
            description =
                    "Share of the inputs of every layer that are not 0, 0..1. (as measured when the network was made; 0.5 "
                            + "for an .onnx file)")
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
        ChipSettings chips = layout.settings();
        PlanSettings settings = new PlanSettings(
                chips.chips(),
                batch,
                chips.waitBetweenEvents(),
                power == null ? OptionalDouble.empty() : OptionalDouble.of(power),
                activity == null ? OptionalDouble.empty() : OptionalDouble.of(activity),
                OptionalInt.empty(),
                Normalization.NONE,
                ConversionSettings.defaults());
        OutputFile.requireWritable("--out", out);
        json.check();
        NetworkPlan planned = plan(settings, chips);
        OutputFile.write(out, new PlanReport(planned).page().getBytes(StandardCharsets.UTF_8));
        TerminalOutput printer = console.out();
        PlanSummary.print(printer, planned);
        json.write(planned.result()::json, printer);
        printer.line(out);
        printer.flush();
        return 0;
    }

    private NetworkPlan plan(PlanSettings settings, ChipSettings chips) {
        Optional<PlannedNetwork> known = PlannedNetwork.named(model);
        if (known.isPresent()) {
            return new Planning(settings).on(target(chips)).run(known.get());
        }
        Path file = InputFile.require(
                "MODEL",
                model,
                "give an .onnx, .tflite or .synram file, or a network of the program: " + PlannedNetwork.names());
        return new Planning(settings).on(target(chips)).run(ports.read(file));
    }

    private Target target(ChipSettings chips) {
        if (!calibrated && !layout.errorsGiven()) {
            return Target.of(chips.chips());
        }
        try (SimulatedChips simulated = SimulatedChips.calibrated(chips, chipSeed.seed(), console.progress())) {
            return simulated.target();
        }
    }
}
