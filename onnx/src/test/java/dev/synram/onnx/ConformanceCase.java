package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.synram.onnx.ConformanceResult.Outcome;
import dev.synram.onnx.graph.OnnxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One ONNX backend test: a model with inputs and expected outputs. The first floating-point input stays the network's
 * input, its first dimension being the batch; the test's data of all other inputs become initializers.
 */
final class ConformanceCase {

    /**
     * ONNX's own tests allow 1e-3 of the expected value. Their absolute limit of 1e-7 is for doubles: sums of float
     * products in another order differ by some 1e-6 where large terms cancel.
     */
    private static final double RELATIVE = 1e-3;

    private static final double ABSOLUTE = 1e-5;

    /** The last of the eight bits of a bfloat16, which some tests truncate: here, casts to it keep the whole number. */
    private static final double RELATIVE_OF_BFLOAT16 = 1.0 / 128;

    /** The model in opset 7, where {@code scripts/onnx-conformance.py} found that this changes nothing. */
    private static final String RAISED = "model-opset7.onnx";

    private static final String RECTIFIED = "with a Relu behind it";

    private final Path folder;

    ConformanceCase(Path folder) {
        this.folder = folder;
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** The operator of a model of one node, or empty. */
    Optional<String> operator() {
        GraphProto graph = model("model.onnx").getGraph();
        return graph.getNodeCount() == 1 ? Optional.of(graph.getNode(0).getOpType()) : Optional.empty();
    }

    /**
     * Runs the test. A model that is refused gets another chance in forms that compute the same: in opset 7, if the
     * operator is the same there; with its first output alone; and with a Relu behind it, because a model that only moves
     * numbers is no network.
     */
    ConformanceResult run(String operator) {
        ModelProto model = model("model.onnx");
        ConformanceResult result = run(operator, model, "");
        if (isRefused(result) && Files.exists(folder.resolve(RAISED))) {
            model = model(RAISED);
            result = run(operator, model, "in opset 7");
        }
        if (isRefused(result) && model.getGraph().getOutputCount() > 1) {
            model = withFirstOutput(model);
            result = run(operator, model, "with its first output alone");
        }
        return isRefused(result) && result.reason().contains("no layers") ? run(operator, model, RECTIFIED) : result;
    }

    private static boolean isRefused(ConformanceResult result) {
        return result.outcome() == Outcome.REFUSED;
    }

    private static ModelProto withFirstOutput(ModelProto model) {
        GraphProto graph = model.getGraph();
        return model.toBuilder()
                .setGraph(graph.toBuilder().clearOutput().addOutput(graph.getOutput(0)))
                .build();
    }

    private ConformanceResult run(String operator, ModelProto model, String form) {
        try {
            List<Path> sets = list("test_data_set_");
            for (Path set : sets) {
                run(model, set, form.equals(RECTIFIED));
            }
            return sets.isEmpty()
                    ? new ConformanceResult(name(), operator, Outcome.NOT_APPLICABLE, "it has no data")
                    : new ConformanceResult(name(), operator, Outcome.PASS, form);
        } catch (Unmet unmet) {
            return new ConformanceResult(name(), operator, unmet.outcome, unmet.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new ConformanceResult(name(), operator, Outcome.FAILED, e.toString());
        }
    }

    private static void run(ModelProto model, Path set, boolean rectify) throws IOException, Unmet {
        int input = input(model.getGraph());
        Path read = Files.createTempFile("conformance", ".onnx");
        try {
            ConformanceTensor expected = expected(model.getGraph(), set);
            GraphProto graph = withInitializers(model.getGraph(), input, set);
            Files.write(
                    read,
                    model.toBuilder()
                            .setGraph(rectify ? rectified(graph) : graph)
                            .build()
                            .toByteArray());
            ConformanceTensor samples = tensor(set.resolve("input_%s.pb".formatted(input)))
                    .orElseThrow(() -> notApplicable("its input has no numbers"));
            if (samples.dimensions().length < 2) {
                throw notApplicable("its input has no dimensions besides a batch");
            }
            compare(
                    results(read, samples, expected),
                    samples,
                    rectify ? expected.rectified() : expected,
                    isBfloat16(graph) ? RELATIVE_OF_BFLOAT16 : RELATIVE);
        } finally {
            Files.delete(read);
        }
    }

    private static GraphProto rectified(GraphProto graph) {
        ValueInfoProto output = graph.getOutput(0);
        return graph.toBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Relu")
                        .addInput(output.getName())
                        .addOutput("rectified"))
                .setOutput(0, output.toBuilder().setName("rectified"))
                .build();
    }

    private static int input(GraphProto graph) throws Unmet {
        for (int i = 0; i < graph.getInputCount(); i++) {
            ValueInfoProto input = graph.getInput(i);
            if (!input.getType().hasTensorType()) {
                throw notApplicable("an input is no tensor");
            }
            boolean initialized = graph.getInitializerList().stream()
                    .anyMatch(tensor -> tensor.getName().equals(input.getName()));
            if (!initialized
                    && ConformanceTensor.isFloat(input.getType().getTensorType().getElemType())) {
                return i;
            }
        }
        throw notApplicable("it has no floating-point input");
    }

    /** The data sets number the inputs in the order of the graph. */
    private static GraphProto withInitializers(GraphProto graph, int kept, Path set) throws IOException {
        GraphProto.Builder changed = graph.toBuilder().clearInput().addInput(graph.getInput(kept));
        for (int i = 0; i < graph.getInputCount(); i++) {
            Path file = set.resolve("input_%s.pb".formatted(i));
            if (i != kept && Files.exists(file)) {
                changed.addInitializer(proto(file).toBuilder()
                        .setName(graph.getInput(i).getName())
                        .build());
            }
        }
        return changed.build();
    }

    private static ConformanceTensor expected(GraphProto graph, Path set) throws IOException, Unmet {
        if (!graph.getOutput(0).getType().hasTensorType()) {
            throw notApplicable("its output is no tensor");
        }
        ConformanceTensor expected =
                tensor(set.resolve("output_0.pb")).orElseThrow(() -> notApplicable("its output has no numbers"));
        return isBfloat16(graph) ? expected.fromBits() : expected;
    }

    private static boolean isBfloat16(GraphProto graph) {
        return graph.getOutput(0).getType().getTensorType().getElemType() == TensorProto.DataType.BFLOAT16_VALUE;
    }

    private static float[] results(Path model, ConformanceTensor samples, ConformanceTensor expected) throws Unmet {
        OnnxModel network;
        try {
            network = OnnxFile.read(model);
        } catch (OnnxException e) {
            String said = String.valueOf(e.getMessage());
            String prefix = model + ": ";
            throw new Unmet(Outcome.REFUSED, said.startsWith(prefix) ? said.substring(prefix.length()) : said);
        }
        if (expected.first() != samples.first()) {
            throw new Unmet(Outcome.WRONG, "it is accepted, though the batch of its output is not that of its input");
        }
        return OnnxRuntimeTest.run(network, samples.floats());
    }

    private static void compare(float[] results, ConformanceTensor samples, ConformanceTensor expected, double relative)
            throws Unmet {
        if (results.length != expected.values().length) {
            throw new Unmet(
                    Outcome.WRONG,
                    "%s results for %s samples instead of %s"
                            .formatted(results.length, samples.first(), expected.values().length));
        }
        for (int i = 0; i < results.length; i++) {
            double right = expected.values()[i];
            boolean same = Double.compare(results[i], right) == 0
                    || Math.abs(results[i] - right) <= ABSOLUTE + relative * Math.abs(right);
            if (!same) {
                throw new Unmet(Outcome.WRONG, "result %s is %s instead of %s".formatted(i, results[i], right));
            }
        }
    }

    private ModelProto model(String file) {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> list(String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<ConformanceTensor> tensor(Path file) throws IOException {
        return ConformanceTensor.of(proto(file));
    }

    private static TensorProto proto(Path file) throws IOException {
        return TensorProto.parseFrom(Files.readAllBytes(file));
    }

    private static Unmet notApplicable(String why) {
        return new Unmet(Outcome.NOT_APPLICABLE, why);
    }

    /** Why a test did not pass. */
    private static final class Unmet extends Exception {

        private final Outcome outcome;

        Unmet(Outcome outcome, String why) {
            super(why);
            this.outcome = outcome;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
