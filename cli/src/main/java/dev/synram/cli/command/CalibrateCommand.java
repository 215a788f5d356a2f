package dev.synram.cli.command;

import dev.synram.calibration.Calibrated;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.chip.DurationConverter;
import dev.synram.cli.option.chip.RemoteChipOptions;
import dev.synram.cli.option.chip.TargetOptions;
import dev.synram.experiment.AgedCalibration;
import dev.synram.experiment.StepProgress;
import dev.synram.experiment.result.CalibrationResult;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.files.FileContent;
import dev.synram.report.CalibrationReport;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram calibrate}: equalizes a chip and saves how. */
@Command(
        name = "calibrate",
        description = {
            CommandHeadline.CALIBRATE,
            "Finds the settings of all its analog circuits by measurement, writes them to --out, and shows every quantity "
                    + "before and after.",
            "",
            "Example: synram calibrate --chip-seed 2 --out chip2.json --report out/chip2",
            ""
        })
public final class CalibrateCommand implements Callable<Integer> {

    private static final String PAGE = "calibration.html";

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final RemoteChipOptions remote = new RemoteChipOptions();

    @Mixin
    private final TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = "--calibration-age",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long the chip drifts before its response is measured and saved: 0, 90min, 12h, 2d, 1d12h; at "
                            + "most a year. (0)")
    private @Nullable Duration age;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the calibration goes, as JSON.")
    private Path out = Path.of("calibration.json");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also write a page with histograms and maps into this folder.")
    private @Nullable Path report;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        Calibrator calibrator = new Calibrator(targetOptions.targets(), targetOptions.options(), chipOptions.seed());
        CalibrationSettings settings = new CalibrationSettings(
                targetOptions.options().effort(), Objects.requireNonNullElse(age, Duration.ZERO));
        if (report == null) {
            print(calibrate(calibrator, settings.age()));
            return 0;
        }
        try (OutputFolder folder = OutputFolder.open("--report", report, List.of(PAGE))) {
            Calibrated calibrated = calibrate(calibrator, settings.age());
            folder.publish(Map.of(PAGE, FileContent.of(new CalibrationReport(calibrated).page())));
            print(calibrated);
            PageIndex.updateFor(report.resolve(PAGE));
        }
        return 0;
    }

    private Calibrated calibrate(Calibrator calibrator, Duration drift) {
        OutputFile.requireWritable("--out", out);
        json.check();
        if (remote.isNamed()) {
            requireNotSimulated();
        }
        Optional<Chip> served = remote.connect();
        if (served.isPresent()) {
            try (Chip chip = served.get()) {
                return fresh(calibrator, chip);
            }
        }
        try (SimulatedChip chip = chipOptions.make(Fidelity.FOLDED)) {
            Calibrated fresh = fresh(calibrator, chip);
            return new Calibrated(AgedCalibration.of(fresh.calibration(), chip, drift), fresh.before(), fresh.after());
        }
    }

    private void requireNotSimulated() {
        if (age != null) {
            throw new UserError("--calibration-age is of simulated chips; leave it out with --server");
        }
        chipOptions.requireNoneNamed();
    }

    private Calibrated fresh(Calibrator calibrator, Chip chip) {
        try (StepProgress steps = new StepProgress(console.progress(), calibrator.steps())) {
            return calibrator.calibrate(chip, steps::begin);
        }
    }

    private void print(Calibrated calibrated) throws IOException {
        TerminalOutput printer = console.out();
        printer.print(CalibrationSummary.of(calibrated.calibration()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        OutputFile.write(out, FileContent.of(CalibrationFile.write(calibrated.calibration(), now)), printer);
        json.write(CalibrationResult.of(calibrated.calibration())::json, printer);
        if (report != null) {
            printer.line(report.resolve(PAGE));
        }
        printer.flush();
    }
}
