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
import dev.synram.cli.option.RangeOptions;
import dev.synram.cli.option.chip.ChipCalibrationOptions;
import dev.synram.cli.option.chip.ChipSeedsOption;
import dev.synram.cli.option.chip.LayoutOptions;
import dev.synram.cli.option.data.DataOptions;
import dev.synram.cli.option.data.TaskOption;
import dev.synram.data.DataSplit;
import dev.synram.data.TargetData;
import dev.synram.experiment.Evaluation;
import dev.synram.experiment.Progress;
import dev.synram.experiment.Regression;
import dev.synram.experiment.Remediation;
import dev.synram.experiment.accuracy.Verdict;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.RegressionResult;
import dev.synram.experiment.setting.AnalysisSettings;
import dev.synram.experiment.setting.ChipSeeds;
import dev.synram.experiment.setting.EvaluationSettings;
import dev.synram.files.FileContent;
import dev.synram.network.file.NetworkFile;
import dev.synram.report.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram run}: does a network survive the chip? */
@Command(
        name = "run",
        description = {
            CommandHeadline.RUN,
            "MODEL is an .onnx or .tflite file, which is converted for each chip, or a .synram file. First comes the answer: "
                    + "whether the accuracy that is lost is within --tolerance, with an interval over samples and chips. Then "
                    + "what it is lost by on the first chip, what may help, saturation, and the modelled time and energy.",
            "",
            "Example: synram run net.onnx --data mnist --chip-seed 1,2,3 --json run.json",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    /** The exit status of a network whose loss is above the tolerance with confidence. */
    private static final int DOES_NOT_SURVIVE = 3;

    @Parameters(paramLabel = "MODEL", description = "An .onnx, .tflite or .synram file.")
    private String model = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final LayoutOptions layout = new LayoutOptions();

    @Mixin
    private final ChipCalibrationOptions calibration = new ChipCalibrationOptions();

    @Mixin
    private final ChipSeedsOption chipSeeds = new ChipSeedsOption();

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "3",
            description = "How often each chip runs all samples. (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--samples", paramLabel = "N", description = "Test with N samples, evenly spaced. (all)")
    private @Nullable Integer samples;

    @Option(
            names = "--tolerance",
            paramLabel = "POINTS",
            defaultValue = "1",
            description =
                    "The acceptable loss of accuracy in percentage points. The exit status is 3 if the network does not "
                            + "survive: if the loss is above it with 95 %% confidence. (${DEFAULT-VALUE})")
    private double tolerance;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "After how many seconds the analysis begins no further measurement. (${DEFAULT-VALUE})")
    private int budget;

    @Option(
            names = "--analysis",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Measure what accuracy is lost by on the first chip: roundings, kinds of errors, layers, error sources; "
                            + "within --budget. (on; --no-analysis leaves it out)")
    private boolean analysis;

    @Mixin
    private final TaskOption task = new TaskOption();

    @Option(
            names = "--fix",
            paramLabel = "FILE",
            description =
                    "Convert the network in other ways for the first chip, without training, and write the one that is "
                            + "closest to float to a .synram FILE; takes as long as a few conversions.")
    private @Nullable Path fix;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with the figures.")
    private @Nullable Path report;

    @Mixin
    private final ConversionOptions conversion = new ConversionOptions();

    @Mixin
    private final RangeOptions ranges = new RangeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        EvaluationSettings settings = new EvaluationSettings(
                layout.settings().withCalibration(calibration.settings()),
                calibration.chipSeeds(chipSeeds.given(ChipSeeds.MOST), layout.settings()),
                runs,
                samples == null ? OptionalInt.empty() : OptionalInt.of(samples),
                tolerance / 100,
                new AnalysisSettings(analysis, budget),
                data.normalization(),
                conversion.settings());
        if (report != null && task.isRegression()) {
            throw new UserError("--report: there is no page for --task regression; use --json");
        }
        if (report != null) {
            OutputFile.requireWritable("--report", report);
        }
        if (fix != null) {
            if (!fix.toString().endsWith(".synram")) {
                throw new UserError("--fix %s: name a .synram file, which holds a network for chips".formatted(fix));
            }
            OutputFile.requireWritable("--fix", fix);
        }
        json.check();
        Progress progress = console.progress();
        Model network = ports.read(InputFile.require("MODEL", model, "give an .onnx, .tflite or .synram file"));
        TerminalOutput out = console.out();
        if (task.isRegression()) {
            regression(network, settings, progress, out);
            return 0;
        }
        DataSplit samples = ranges.withRanges(
                data.read(progress, out), network, data.normalization(), name -> data.readUnlabelled(name, progress));
        EvaluationResult result = new Evaluation(settings, progress).run(network, samples);
        out.print(EvaluationSummary.of(result));
        json.write(result::json, out);
        if (report != null) {
            OutputFile.write(report, FileContent.of(new EvaluationReport(result).page()), out);
        }
        if (fix != null) {
            Remediation.Outcome better = new Remediation(settings, progress).run(network, samples);
            out.print(RemedyText.of(better));
            OutputFile.write(fix, FileContent.of(NetworkFile.write(better.network())), out);
        }
        out.flush();
        if (report != null) {
            PageIndex.updateFor(report);
        }
        return result.answer().verdict() == Verdict.DOES_NOT_SURVIVE ? DOES_NOT_SURVIVE : 0;
    }

    private void regression(Model network, EvaluationSettings settings, Progress progress, TerminalOutput out)
            throws IOException {
        TargetData targets = data.readTargets();
        DataSplit samples =
                ranges.withRanges(targets.samples(), network, data.normalization(), DataOptions::readValues);
        RegressionResult result = new Regression(settings, progress).run(network, targets.with(samples));
        out.print(RegressionSummary.of(result));
        json.write(result::json, out);
        out.flush();
    }
}
