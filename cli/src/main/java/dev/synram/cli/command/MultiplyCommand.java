package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.chip.ChipGeometry;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.CalibrationChoice;
import dev.synram.cli.option.ChipOptions;
import dev.synram.cli.option.FidelityConverter;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.WaitOption;
import dev.synram.data.DataException;
import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.MatrixFile;
import dev.synram.experiment.MatrixMultiplication;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.MultiplicationResult;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram multiply}: any matrix of integers on a chip. */
@Command(
        name = "multiply",
        description = {
            "Multiply vectors with a matrix on a simulated chip.",
            "W is inputs x outputs (-63..63), X is vectors x inputs (0..31), Y is vectors x outputs (-128..127); CSV "
                    + "without a header, or .npy. Matrices larger than a synram are cut into tiles.",
            "",
            "Example: synram multiply --weights W.csv --inputs X.csv --out Y.csv --num-sends 4",
            ""
        })
public final class MultiplyCommand implements Callable<Integer> {

    private static final int MAX_RUNS = 100_000;

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final CalibrationChoice calibration = new CalibrationChoice();

    @Option(names = "--weights", paramLabel = "W", required = true, description = "The matrix.")
    private Path weightsFile = Path.of("");

    @Option(names = "--inputs", paramLabel = "X", required = true, description = "The vectors.")
    private Path inputsFile = Path.of("");

    @Option(names = "--out", paramLabel = "Y", required = true, description = "Where the results go.")
    private Path out = Path.of("");

    @Option(
            names = "--num-sends",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each vector is sent. (${DEFAULT-VALUE})")
    private int numSends;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "1",
            description = "Repeat with other noise; the runs follow each other in Y. (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "folded",
            converter = FidelityConverter.class,
            description = "folded (fast) or event-driven (the reference). (${DEFAULT-VALUE})")
    private Fidelity model = Fidelity.FOLDED;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        SettingException.require("numSends", numSends, 1, QuantizedNetwork.Mac.MOST_SENDS);
        SettingException.require("runs", runs, 1, MAX_RUNS);
        MatrixMultiplication multiplication = new MatrixMultiplication(numSends, wait.cycles());
        OutputFile.requireWritable("--out", out);
        json.check();
        calibration.check();
        IntegerMatrix matrix = read("--weights", weightsFile, -ChipGeometry.MAX_WEIGHT, ChipGeometry.MAX_WEIGHT);
        IntegerMatrix inputs = read("--inputs", inputsFile, 0, ChipGeometry.MAX_ACTIVATION);
        if (inputs.columns() != matrix.rows()) {
            throw new UserError("--inputs %s has %d columns, but --weights %s has %d rows; these must be equal"
                    .formatted(inputsFile, inputs.columns(), weightsFile, matrix.rows()));
        }
        Optional<Calibration> applied;
        try (SimulatedChip chip = chipOptions.make(model)) {
            applied = calibration.applyTo(chip, chipOptions, console.progress());
            OutputFile.write(
                    out,
                    MatrixFile.content(
                            out,
                            multiplication.run(
                                    chip,
                                    matrix,
                                    inputs,
                                    new MatrixMultiplication.Repetition(runs, chipOptions.seed()))));
        }
        TerminalOutput printer = console.out();
        printer.format(
                "%d x %d times %d x %d, %d run%s%n%s%n",
                inputs.rows(), inputs.columns(), matrix.rows(), matrix.columns(), runs, runs == 1 ? "" : "s", out);
        json.write(result(matrix, inputs, applied)::json, printer);
        printer.flush();
        return 0;
    }

    private MultiplicationResult result(IntegerMatrix matrix, IntegerMatrix inputs, Optional<Calibration> applied) {
        return new MultiplicationResult(
                Version.CURRENT,
                chipOptions.chipSeed(),
                applied.isPresent(),
                applied.map(CalibrationState::of).orElse(null),
                inputs.rows(),
                matrix.rows(),
                matrix.columns(),
                numSends,
                wait.cycles(),
                runs,
                out.toString());
    }

    private static IntegerMatrix read(String option, Path file, int min, int max) {
        IntegerMatrix matrix;
        try {
            matrix = MatrixFile.read(file);
        } catch (DataException e) {
            throw new UserError("%s: %s".formatted(option, e.getMessage()), e);
        }
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                int value = matrix.get(row, column);
                if (value < min || value > max) {
                    throw new UserError("%s: %s, row %d, column %d is %d; allowed are %d..%d"
                            .formatted(option, file, row + 1, column + 1, value, min, max));
                }
            }
        }
        return matrix;
    }
}
