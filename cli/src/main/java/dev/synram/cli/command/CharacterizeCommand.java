package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.ResponseMetrics;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.cli.command.summary.CalibrationRows;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.CalibrationChoice;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.experiment.CalibrationComparison;
import dev.synram.experiment.Progress;
import dev.synram.experiment.result.CalibrationResponse;
import dev.synram.experiment.result.CharacterizationResult;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.files.FileContent;
import dev.synram.report.CharacterizationReport;
import dev.synram.report.chart.figure.Figure;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram characterize}: measures how a chip answers. */
@Command(
        name = "characterize",
        description = {
            CommandHeadline.CHARACTERIZE,
            "Repeats the published figure (weights -63..63 over the first 127 columns, equal inputs, repeated runs) and "
                    + "writes into --out: figure.svg, figure.png, figure.pdf, characterization.csv, characterization.json, "
                    + "characterization.html.",
            "",
            "Example: synram characterize --chip-seed 2 --inputs 0,3,7 --out out/chip2",
            ""
        })
public final class CharacterizeCommand implements Callable<Integer> {

    private static final int MAX_RUNS = 10_000;
    private static final String PAGE = "characterization.html";
    private static final List<String> RESULTS =
            List.of("figure.svg", "figure.png", "figure.pdf", "characterization.csv", "characterization.json", PAGE);

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final CalibrationChoice calibration = new CalibrationChoice();

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "A",
            defaultValue = "0,3,7",
            description = "Activations, 0..31, separated by commas. (${DEFAULT-VALUE})")
    private List<Integer> inputs = List.of();

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "30",
            description = "Repetitions of every point. (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/characterization",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "characterization");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        check();
        calibration.check(chipOptions);
        Progress progress = console.progress();
        try (OutputFolder folder = OutputFolder.open("--out", out, RESULTS);
                SimulatedChip chip = chipOptions.make(Fidelity.FOLDED)) {
            json.check();
            Optional<Calibration> applied = calibration.applyTo(chip, chipOptions, progress);
            Characterization measured = measure(chip, progress);
            CharacterizationResult result = CharacterizationResult.of(measured, applied, comparison(applied, progress));
            CharacterizationReport report = new CharacterizationReport(measured, result);
            folder.publish(contents(report, result));
            TerminalOutput printer = console.out();
            printer.print(summary(measured, result));
            json.write(result::json, printer);
            printer.flush();
            PageIndex.updateFor(out.resolve(PAGE));
        }
        return 0;
    }

    private static Map<String, FileContent> contents(CharacterizationReport report, CharacterizationResult result)
            throws IOException {
        Map<String, FileContent> contents = new LinkedHashMap<>();
        Figure figure = report.figure();
        contents.put("figure.svg", FileContent.of(figure.svg()));
        contents.put("figure.png", FileContent.of(figure.png()));
        contents.put("figure.pdf", FileContent.of(figure.pdf()));
        contents.put("characterization.csv", FileContent.of(report.csv()));
        contents.put("characterization.json", FileContent.of(result.json()));
        contents.put(PAGE, FileContent.of(report.page()));
        return contents;
    }

    private void check() {
        for (int input : inputs) {
            if (input < 0 || input > ChipGeometry.MAX_ACTIVATION) {
                throw new UserError(
                        "--inputs has %s; activations are 0..%s".formatted(input, ChipGeometry.MAX_ACTIVATION));
            }
        }
        if (inputs.stream().distinct().count() < inputs.size()) {
            throw new UserError("--inputs names an activation twice; give each once");
        }
        if (inputs.stream().allMatch(input -> input == 0)) {
            throw new UserError("--inputs has no activation but 0; give at least one of 1..31");
        }
        if (runs < 2 || runs > MAX_RUNS) {
            throw new UserError("--runs is %s; it must be 2..%s".formatted(runs, MAX_RUNS));
        }
    }

    private List<CalibrationResponse> comparison(Optional<Calibration> applied, Progress progress) {
        if (applied.isEmpty() || calibration.made().isEmpty()) {
            return List.of();
        }
        ChipSettings chips =
                chipOptions.settings().withCalibration(calibration.made().get());
        return new CalibrationComparison(chips, chipOptions.chipSeed(), progress).responses(applied.get());
    }

    private Characterization measure(SimulatedChip chip, Progress progress) {
        try (Progress.Task task = progress.begin("measuring", 1)) {
            Characterization measured = Characterization.measure(chip, inputs, runs, NoiseKey.of(chipOptions.seed()));
            task.advance(1);
            return measured;
        }
    }

    private TerminalText summary(Characterization measured, CharacterizationResult result) {
        ResponseMetrics figures = measured.figures();
        TerminalText text = new TerminalText()
                .format(
                        """
                %s, %s
                  gain              %.5f LSB
                  temporal noise    %.2f LSB
                  fixed pattern     %s
                  linearity, R²     %.5f
                  saturation        %.0f and %.0f LSB
                """,
                        measured.chip(),
                        result.state(),
                        figures.gain(),
                        figures.temporalNoise(),
                        fixedPattern(figures.fixedPatternPercent()),
                        figures.linearityR2(),
                        figures.saturationLow(),
                        figures.saturationHigh());
        CalibrationRows.addResponses(text, result.calibrationComparison());
        return text.format("%s%n", out.resolve(PAGE));
    }

    private static String fixedPattern(double percent) {
        return Double.isNaN(percent)
                ? "not measured: no results of 30 to 80 LSB; use larger --inputs"
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
