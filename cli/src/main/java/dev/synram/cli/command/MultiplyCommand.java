package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Response;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.CalibrationChoice;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.chip.WaitOption;
import dev.synram.data.DataException;
import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.MatrixMultiplication;
import dev.synram.experiment.product.RealProducts;
import dev.synram.experiment.product.ScaledMatrix;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.result.multiplication.MultiplicationResult;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram multiply}: any matrix on a chip. */
@Command(
        name = "multiply",
        description = {
            CommandHeadline.MULTIPLY,
            "W is inputs x outputs (-63..63), X is vectors x inputs (-31..31), Y is vectors x outputs (-128..127); CSV "
                    + "without a header, or .npy. Real numbers are scaled to these integers. Matrices larger than a synram are "
                    + "cut into tiles. Reported are the gain and the error against the exact products.",
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
            names = "--products",
            paramLabel = "P",
            description =
                    "Write the results in the units of W x X too: by the gain of the chip, the sends and the scales.")
    private @Nullable Path products;

    @Option(
            names = "--fit",
            description = "Scale whole numbers too, so that the largest weight is 63 and the largest input 31. (only "
                    + "matrices with other numbers are scaled)")
    private boolean fit;

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
        if (products != null) {
            OutputFile.requireWritable("--products", products);
        }
        json.check();
        calibration.check(chipOptions);
        ScaledMatrix weights = read("--weights", weightsFile, ChipGeometry.MAX_WEIGHT);
        ScaledMatrix inputs = read("--inputs", inputsFile, ChipGeometry.MAX_ACTIVATION);
        if (inputs.real().columns() != weights.real().rows()) {
            throw new UserError("--inputs %s has %s columns, but --weights %s has %s rows; these must be equal"
                    .formatted(
                            inputsFile,
                            inputs.real().columns(),
                            weightsFile,
                            weights.real().rows()));
        }
        requireSize(inputs.real().rows(), weights.real().columns());
        MatrixMultiplication.Repetition repetition = new MatrixMultiplication.Repetition(runs, chipOptions.seed());
        try (SimulatedChip chip = chipOptions.make(model)) {
            Optional<Calibration> applied = calibration.applyTo(chip, chipOptions, console.progress());
            RealProducts computed = multiplication.run(chip, gain(applied), weights, inputs, repetition);
            write(computed, result(computed, applied));
        }
        return 0;
    }

    private void requireSize(int vectors, int outputs) {
        MatrixMultiplication.requireSize(vectors, outputs, runs);
        long results = Math.multiplyFull(vectors, outputs) * runs;
        OutputFile.requireSpace("--out", out, MatrixFile.leastBytes(out, results));
        if (products != null) {
            OutputFile.requireSpace("--products", products, MatrixFile.leastBytesReal(products, results));
        }
    }

    /** Of a chip that is not calibrated, it is measured now. */
    private double gain(Optional<Calibration> applied) {
        if (applied.isPresent()) {
            return applied.get().after().gain();
        }
        try (SimulatedChip chip = chipOptions.make(Fidelity.FOLDED)) {
            return Response.measure(chip, NoiseKey.of(chipOptions.seed())).gain();
        }
    }

    private void write(RealProducts computed, MultiplicationResult result) throws IOException {
        TerminalOutput printer = console.out();
        printer.print(MultiplicationSummary.of(result));
        OutputFile.write(out, MatrixFile.content(out, computed.results().results()), printer);
        if (products != null) {
            IntegerMatrix results = computed.results().results();
            OutputFile.write(
                    products,
                    MatrixFile.content(products, results.rows(), results.columns(), computed::value),
                    printer);
        }
        json.write(result::json, printer);
        printer.flush();
    }

    private MultiplicationResult result(RealProducts computed, Optional<Calibration> applied) {
        return new MultiplicationResult(
                Version.CURRENT,
                chipOptions.chipSeed(),
                applied.isPresent(),
                applied.map(CalibrationState::of).orElse(null),
                computed.results().vectors(),
                computed.weights().real().rows(),
                computed.results().outputs(),
                computed.weights().unit(),
                computed.vectors().unit(),
                computed.lsb(),
                computed.gain(),
                computed.accuracy(),
                numSends,
                wait.cycles(),
                runs,
                out.toString(),
                products == null ? null : products.toString());
    }

    private ScaledMatrix read(String option, Path file, int largest) {
        InputFile.settle(option, file.toString());
        try {
            RealMatrix matrix = MatrixFile.readReal(file);
            return fit ? ScaledMatrix.fitted(matrix, largest) : ScaledMatrix.of(matrix, largest);
        } catch (DataException e) {
            throw new UserError("%s: %s".formatted(option, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new UserError("%s: %s, %s; give --fit to scale it".formatted(option, file, e.getMessage()), e);
        }
    }
}
