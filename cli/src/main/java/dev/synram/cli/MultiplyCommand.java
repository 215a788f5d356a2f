package dev.synram.cli;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.data.DataException;
import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.MatrixFile;
import dev.synram.network.Network;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.Fidelity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
final class MultiplyCommand implements Callable<Integer> {

    private static final int MAX_WAIT = 10_000;
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

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "5",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    private int wait;

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
    private final Talk talk = new Talk();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        OptionRange.require("--num-sends", numSends, QuantizedNetwork.Mac.MOST_SENDS);
        OptionRange.require("--wait", wait, MAX_WAIT);
        OptionRange.require("--runs", runs, MAX_RUNS);
        OutputFile.requireWritable("--out", out);
        json.check();
        IntegerMatrix matrix = read("--weights", weightsFile, -ChipGeometry.MAX_WEIGHT, ChipGeometry.MAX_WEIGHT);
        IntegerMatrix inputs = read("--inputs", inputsFile, 0, ChipGeometry.MAX_ACTIVATION);
        if (inputs.columns() != matrix.rows()) {
            throw new UserError("--inputs %s has %d columns, but --weights %s has %d rows; these must be equal"
                    .formatted(inputsFile, inputs.columns(), weightsFile, matrix.rows()));
        }
        try (Chip chip = chipOptions.make(model)) {
            calibration.applyTo(chip, chipOptions, talk.progress());
            OutputFile.write(out, MatrixFile.content(out, multiply(chip, matrix, inputs)));
        }
        TerminalOutput printer = talk.out();
        printer.format(
                "%d x %d times %d x %d, %d run%s%n%s%n",
                inputs.rows(), inputs.columns(), matrix.rows(), matrix.columns(), runs, runs == 1 ? "" : "s", out);
        json.write(() -> figures(matrix, inputs), printer);
        printer.flush();
        return 0;
    }

    private String figures(IntegerMatrix matrix, IntegerMatrix inputs) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(mapper.createObjectNode()
                .put("software", Main.VERSION)
                .put("chipSeed", chipOptions.chipSeed)
                .put("calibrated", !calibration.uncalibrated)
                .put("vectors", inputs.rows())
                .put("inputs", matrix.rows())
                .put("outputs", matrix.columns())
                .put("numSends", numSends)
                .put("waitBetweenEvents", wait)
                .put("runs", runs)
                .put("out", out.toString()));
    }

    private IntegerMatrix multiply(Chip chip, IntegerMatrix matrix, IntegerMatrix inputs) {
        Network network = new Network("matrix", Shape.vector(matrix.rows()), List.of(new Dense(matrix.columns())));
        QuantizedWeights weights = new QuantizedWeights(matrix.rows(), matrix.columns(), bytes(matrix));
        QuantizedNetwork quantized =
                new QuantizedNetwork(network, List.of(new QuantizedNetwork.Mac(weights, numSends)), new TreeMap<>());
        Compiler compiler = new Compiler(Target.of(chip.geometry(), List.of(Defects.NONE)), wait);
        NetworkRunner runner = NetworkRunner.onOne(chip, compiler, quantized);
        Vectors activations = Vectors.of(bytes(inputs), inputs.columns());
        int[] values = new int[Math.multiplyExact(Math.multiplyExact(runs, inputs.rows()), matrix.columns())];
        for (int run = 0; run < runs; run++) {
            Vectors results = runner.run(NoiseKey.of(chipOptions.seed).fold(run), activations);
            for (int i = 0; i < results.data().length; i++) {
                values[run * results.data().length + i] = results.data()[i];
            }
        }
        return new IntegerMatrix(runs * inputs.rows(), matrix.columns(), values);
    }

    private static byte[] bytes(IntegerMatrix matrix) {
        byte[] bytes = new byte[matrix.values().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) matrix.values()[i];
        }
        return bytes;
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
