package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.network.FloatNetwork;
import dev.synram.network.shape.SampleForm;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.writer.GraphWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that exporters write compute what ONNX Runtime computes, or are refused with node and remedy. */
class ExporterFormsTest {

    private static final int SAMPLES = 4;

    @TempDir
    Path folder;

    private OnnxModel read(byte[] file, OnnxPorts ports) {
        return OnnxFile.read(ModelBuilder.write(folder.resolve("m.onnx"), file), ports);
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private OnnxModel assertComputed(ModelBuilder model, String output, long... dimensions) {
        byte[] file = model.build(output).toByteArray();
        OnnxModel read = read(file, OnnxPorts.ONLY);
        FloatNetwork network = read.network();
        float[] samples = numbers(SAMPLES * network.network().input().size(), 1);
        float[] expected = OnnxRuntime.run(file, samples, SAMPLES, dimensions);
        float[] results = OnnxRuntimeTest.run(read, samples);
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(expected[i], within(1e-4));
        }
        return read;
    }

    private void assertRefused(ModelBuilder model, String output, String... words) {
        byte[] file = model.build(output).toByteArray();
        assertThatThrownBy(() -> read(file, OnnxPorts.ONLY))
                .isInstanceOf(OnnxException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static ModelBuilder vector() {
        return new ModelBuilder(17).input("x", 6);
    }

    private static String dense(ModelBuilder model, String input, int inputs, int outputs) {
        return model.node("MatMul", List.of(input, model.floats(numbers(inputs * outputs, 2), inputs, outputs)));
    }

    private static String conv(ModelBuilder model, String input, int channels, int outputs, long... kernel) {
        long[] shape = new long[kernel.length + 2];
        shape[0] = outputs;
        shape[1] = channels;
        System.arraycopy(kernel, 0, shape, 2, kernel.length);
        int size = outputs * channels;
        for (long taps : kernel) {
            size *= (int) taps;
        }
        return model.node("Conv", List.of(input, model.floats(numbers(size, 3), shape)));
    }

    @Test
    void anAddendForEachRowOfTheBatchIsRefused() {
        ModelBuilder model = vector();
        String y = model.node(
                "Gemm", List.of("x", model.floats(numbers(18, 1), 6, 3), model.floats(new float[] {1, 2, 3}, 3, 1)));
        assertRefused(model, y, "Gemm0", "[3, 1]");
        ModelBuilder added = vector();
        String sum = added.node("Add", List.of(dense(added, "x", 6, 3), added.floats(new float[] {1, 2, 3}, 3, 1)));
        assertRefused(added, sum, "Add1", "[3, 1]");
    }

    @Test
    void addendsOfOtherFormsAreAddedToEachOutput() {
        for (long[] shape : new long[][] {{}, {1}, {3}, {1, 3}, {1, 1}}) {
            int size = shape.length > 0 && shape[shape.length - 1] == 3 ? 3 : 1;
            ModelBuilder model = vector();
            String y = model.node(
                    "Gemm", List.of("x", model.floats(numbers(18, 1), 6, 3), model.floats(numbers(size, 5), shape)));
            assertComputed(model, y, 6);
        }
    }

    @Test
    void integersWithoutScaleAreRefused() {
        ModelBuilder model = vector();
        String weights = model.initializer(ModelBuilder.raw("w", TensorProto.DataType.INT8_VALUE, new byte[18], 6, 3));
        assertRefused(model, model.node("MatMul", List.of("x", weights)), "'w'", "integers", "DequantizeLinear");
    }

    @Test
    void aReshapeThatMovesTheBatchIsRefused() {
        for (long[] shape : new long[][] {{4, -1}, {-1, 3}, {2, 3}, {-1, 12}}) {
            ModelBuilder model = vector();
            String y = dense(model, model.node("Reshape", List.of("x", model.longs(shape))), 6, 2);
            assertRefused(model, y, "Reshape0", "batch");
        }
        for (long[] shape : new long[][] {{-1, 6}, {0, 6}, {0, -1}, {1, 6}}) {
            ModelBuilder model = vector();
            assertThat(read(
                                    model.build(dense(
                                                    model,
                                                    model.node("Reshape", List.of("x", model.longs(shape))),
                                                    6,
                                                    2))
                                            .toByteArray(),
                                    OnnxPorts.ONLY)
                            .network()
                            .parameters())
                    .hasSize(1);
        }
    }

    @Test
    void aBatchTimesADimensionIsNotTheBatch() {
        ModelBuilder model = vector();
        String batch = model.node(
                "Gather", List.of(model.node("Shape", List.of("x")), model.longs(0)), GraphWriter.integer("axis", 0));
        String twice = model.node("Mul", List.of(batch, model.longs(2)));
        String shape = model.node("Concat", List.of(twice, model.longs(3)), GraphWriter.integer("axis", 0));
        String y = dense(model, model.node("Reshape", List.of("x", shape)), 3, 2);
        assertRefused(model, y, "of batch", "must stay");
    }

    @Test
    void shapesThatPyTorchAllowsZerosInAreRead() {
        ModelBuilder model = new ModelBuilder(17).input("x", 1, 4, 4);
        String flat = model.node("Reshape", List.of("x", model.longs(-1, 16)), GraphWriter.integer("allowzero", 1));
        assertComputed(model, dense(model, flat, 16, 2), 1, 4, 4);
    }

    @Test
    void negativeAxesOfFlattenCountFromTheRank() {
        ModelBuilder model = new ModelBuilder(17).input("x", 2, 3, 3);
        String flat = model.node("Flatten", List.of("x"), GraphWriter.integer("axis", -3));
        assertComputed(model, dense(model, flat, 18, 2), 2, 3, 3);
        ModelBuilder all = new ModelBuilder(17).input("x", 2, 3, 3);
        String batch = all.node("Flatten", List.of("x"), GraphWriter.integer("axis", -4));
        assertRefused(all, batch, "Flatten0", "axis is -4");
    }

    @Test
    void aBiasAfterAnAliasOfResultsThatOthersTakeChangesOnlyItsOwnBranch() {
        for (String alias : List.of("Identity", "Dropout", "Flatten")) {
            ModelBuilder model = vector();
            String product = dense(model, "x", 6, 4);
            String biased =
                    model.node("Add", List.of(model.node(alias, List.of(product)), model.floats(numbers(4, 7), 4)));
            assertComputed(model, model.node("Add", List.of(model.node("Relu", List.of(product)), biased)), 6);
        }
    }

    @Test
    void nodesMayBeInAnyOrder() {
        ModelBuilder model = new ModelBuilder(17).input("x", 1, 6, 6);
        String first = model.node("Relu", List.of(conv(model, "x", 1, 2, 3, 3)));
        String y = model.node(
                "Add",
                List.of(first, model.node("MaxPool", List.of(first), GraphWriter.integers("kernel_shape", 1, 1))));
        byte[] sorted = model.build(y).toByteArray();
        List<NodeProto> nodes = new ArrayList<>(model.graph.getNodeList());
        Collections.reverse(nodes);
        model.graph.clearNode().addAllNode(nodes);
        float[] samples = numbers(72, 1);
        assertThat(OnnxRuntimeTest.run(read(model.build(y).toByteArray(), OnnxPorts.ONLY), samples))
                .containsExactly(OnnxRuntimeTest.run(read(sorted, OnnxPorts.ONLY), samples));
    }

    @Test
    void samplesWithTimeFirstKeepTheirForm() {
        ModelBuilder model = new ModelBuilder(17).input("x", 20, 3);
        String turned = model.node("Transpose", List.of("x"), GraphWriter.integers("perm", 0, 2, 1));
        String pooled = model.node("GlobalAveragePool", List.of(conv(model, turned, 3, 4, 5)));
        OnnxModel read = assertComputed(model, model.node("Flatten", List.of(pooled)), 20, 3);
        assertThat(read.form()).isEqualTo(new SampleForm(List.of(20, 3), true));
    }

    @Test
    void grayPicturesOfKerasKeepTheirForm() {
        ModelBuilder model = new ModelBuilder(17).input("x", 6, 6, 1);
        String first = model.node("Reshape", List.of("x", model.longs(-1, 1, 6, 6)));
        assertThat(assertComputed(model, conv(model, first, 1, 2, 3, 3), 6, 6, 1)
                        .form())
                .isEqualTo(new SampleForm(List.of(6, 6, 1), true));
        ModelBuilder rows = new ModelBuilder(17).input("x", 6, 6);
        String picture = rows.node("Unsqueeze", List.of("x", rows.longs(1)));
        assertThat(assertComputed(rows, conv(rows, picture, 1, 2, 3, 3), 6, 6).form())
                .isEqualTo(new SampleForm(List.of(6, 6), true));
        ModelBuilder flat = new ModelBuilder(17).input("x", 6, 6);
        assertThat(assertComputed(flat, dense(flat, flat.node("Flatten", List.of("x")), 36, 2), 6, 6)
                        .network()
                        .network()
                        .input()
                        .channels())
                .isEqualTo(1);
    }

    @Test
    void meansOverRowsAndColumnsAreReadInBothLayouts() {
        ModelBuilder model = new ModelBuilder(17).input("x", 5, 4, 3);
        String first = conv(
                model, model.node("Transpose", List.of("x"), GraphWriter.integers("perm", 0, 3, 1, 2)), 3, 2, 3, 3);
        String last = model.node("Transpose", List.of(first), GraphWriter.integers("perm", 0, 2, 3, 1));
        String mean = model.node(
                "ReduceMean", List.of(last), GraphWriter.integers("axes", 1, 2), GraphWriter.integer("keepdims", 0));
        assertComputed(model, mean, 5, 4, 3);
    }

    @Test
    void normalizationInFrontIsFoldedIntoWeights() {
        ModelBuilder model = new ModelBuilder(17).input("x", 3, 5, 5);
        String shifted = model.node("Sub", List.of("x", model.floats(numbers(3, 4), 3, 1, 1)));
        String scaled = model.node("Div", List.of(shifted, model.floats(new float[] {0.2f, 0.3f, 0.4f}, 1, 3, 1, 1)));
        OnnxModel read = assertComputed(model, conv(model, scaled, 3, 2, 3, 3), 3, 5, 5);
        assertThat(read.network().network().macs()).hasSize(1);
    }

    @Test
    void constantsAreFolded() {
        ModelBuilder model = new ModelBuilder(17).input("x", 2, 4, 4);
        String shape = model.node("Shape", List.of("x"));
        String ofSample =
                model.node("Slice", List.of(shape, model.longs(1), model.longs(Long.MAX_VALUE), model.longs(0)));
        String size = model.node("ReduceProd", List.of(ofSample), GraphWriter.integer("keepdims", 1));
        String target = model.node("Concat", List.of(model.longs(-1), size), GraphWriter.integer("axis", 0));
        String flat = model.node("Reshape", List.of("x", target));
        TensorProto half = ModelBuilder.floatTensor("half", new float[] {0.5f}, 1);
        String weights = model.node(
                "ConstantOfShape",
                List.of(model.longs(32, 2)),
                AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeProto.AttributeType.TENSOR)
                        .setT(half)
                        .build());
        assertComputed(model, model.node("MatMul", List.of(flat, weights)), 2, 4, 4);
    }

    @Test
    void oneOfSeveralOutputsCanBeChosen() {
        ModelBuilder model = vector();
        String hidden = model.node("Relu", List.of(dense(model, "x", 6, 4)));
        String last = dense(model, hidden, 4, 2);
        ModelProto.Builder both = model.build(last).toBuilder();
        both.getGraphBuilder()
                .addOutput(both.getGraph().getOutput(0).toBuilder().setName(hidden));
        byte[] file = both.build().toByteArray();
        assertThatThrownBy(() -> read(file, OnnxPorts.ONLY)).hasMessageContaining("--output");
        OnnxPorts ports = new OnnxPorts(Optional.of("x"), Optional.of(hidden));
        assertThat(read(file, ports).network().network().output().size()).isEqualTo(4);
        assertThatThrownBy(() -> read(file, new OnnxPorts(Optional.empty(), Optional.of("nothing"))))
                .hasMessageContaining(hidden);
        assertThatThrownBy(() -> read(file, new OnnxPorts(Optional.of("y"), Optional.of(last))))
                .hasMessageContaining("'y'");
    }

    @Test
    void allUnsupportedNodesAreNamedAtOnce() {
        ModelBuilder model = new ModelBuilder(17).input("x", 2, 4, 4);
        String floor = model.node("Floor", List.of(model.node("LpPool", List.of("x"))));
        String y = model.node("ConvTranspose", List.of(floor));
        assertRefused(
                model, y, "3 nodes", "'LpPool0' (LpPool), nearest is AveragePool", "'Floor1'", "'ConvTranspose2'");
    }

    @Test
    void callsOfFunctionsInTheFileAreReplacedByTheirNodes() {
        ModelBuilder model = vector();
        String product = dense(model, "x", 6, 3);
        model.graph.addNode(NodeProto.newBuilder()
                .setName("call")
                .setDomain("local")
                .setOpType("Twice")
                .addInput(product)
                .addOutput("y"));
        FunctionProto twice = FunctionProto.newBuilder()
                .setName("Twice")
                .setDomain("local")
                .addInput("a")
                .addOutput("b")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Add")
                        .addInput("a")
                        .addInput("a")
                        .addOutput("b"))
                .build();
        byte[] file = model.build("y").toBuilder()
                .addFunctions(twice)
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1))
                .build()
                .toByteArray();
        float[] samples = numbers(12, 1);
        float[] results = OnnxRuntimeTest.run(read(file, OnnxPorts.ONLY), samples);
        float[] once = OnnxRuntimeTest.run(read(model.build(product).toByteArray(), OnnxPorts.ONLY), samples);
        for (int i = 0; i < once.length; i++) {
            assertThat(results[i]).isEqualTo(2 * once[i]);
        }
    }

    @Test
    void functionsThatCallThemselvesAreRefused() {
        ModelBuilder model = vector();
        model.graph.addNode(NodeProto.newBuilder()
                .setDomain("local")
                .setOpType("Loop")
                .addInput("x")
                .addOutput("y"));
        FunctionProto loop = FunctionProto.newBuilder()
                .setName("Loop")
                .setDomain("local")
                .addInput("a")
                .addOutput("b")
                .addNode(NodeProto.newBuilder()
                        .setDomain("local")
                        .setOpType("Loop")
                        .addInput("a")
                        .addOutput("b"))
                .build();
        byte[] file = model.build("y").toBuilder().addFunctions(loop).build().toByteArray();
        assertThatThrownBy(() -> read(file, OnnxPorts.ONLY)).hasMessageContaining("nested more than");
    }

    @Test
    void quantizersAroundResultsKeepTheLimitsOfTheirRange() {
        ModelBuilder model = vector();
        String product = dense(model, "x", 6, 3);
        String scale = model.floats(new float[] {0.01f});
        String zero = model.initializer(ModelBuilder.raw("z", TensorProto.DataType.UINT8_VALUE, new byte[1]));
        String quantized = model.node("QuantizeLinear", List.of(product, scale, zero));
        String y = model.node("DequantizeLinear", List.of(quantized, scale, zero));
        byte[] file = model.build(y).toByteArray();
        float[] samples = numbers(60, 1);
        float[] expected = OnnxRuntime.run(file, samples, 10, 6);
        float[] results = OnnxRuntimeTest.run(read(file, OnnxPorts.ONLY), samples);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(expected[i], within(0.0051));
        }
    }

    @Test
    void namesThatControlTerminalsAreShownWithoutThat() {
        ModelBuilder model = vector();
        dense(model, "x", 6, 3);
        model.graph.getNodeBuilder(0).setName("a\n\u001b[31mred");
        OnnxModel read = read(model.build("MatMul0.out").toByteArray(), OnnxPorts.ONLY);
        assertThat(read.network().network().nodes().getLast().name()).isEqualTo("a??[31mred");
        model.graph.getNodeBuilder(0).setOpType("Bell\u0007");
        assertThatThrownBy(() -> read(model.build("MatMul0.out").toByteArray(), OnnxPorts.ONLY))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b", "\u0007"));
    }

    @Test
    void aSoftmaxBeforeAnotherLayerIsComputedByTheHost() {
        ModelBuilder model = vector();
        String shares = model.node("Softmax", List.of(dense(model, "x", 6, 3)), GraphWriter.integer("axis", 1));
        OnnxModel read = assertComputed(model, dense(model, shares, 3, 2), 6);
        assertThat(read.network().network().nodes())
                .anySatisfy(node -> assertThat(node.layer().toString()).contains("softmax", "host"));
    }

    @Test
    void trainingModeOfDropoutMustBeOff() {
        for (byte training : new byte[] {0, 1}) {
            ModelBuilder model = vector();
            String product = dense(model, "x", 6, 3);
            String ratio = model.floats(new float[] {0.5f});
            String mode =
                    model.initializer(ModelBuilder.raw("mode", TensorProto.DataType.BOOL_VALUE, new byte[] {training}));
            String y = model.node("Dropout", List.of(product, ratio, mode));
            if (training == 0) {
                assertComputed(model, y, 6);
            } else {
                assertRefused(model, y, "training_mode");
            }
        }
    }

    @Test
    void paddingIsPartOfWhatFlattenAndShapeSee() {
        ModelBuilder flat = new ModelBuilder(17).input("x", 3, 2, 4);
        String padded = flat.node("Pad", List.of("x", flat.longs(0, 0, 1, 0, 0, 0, 1, 0)));
        assertComputed(flat, dense(flat, flat.node("Flatten", List.of(padded)), 48, 2), 3, 2, 4);
        ModelBuilder squeezed = new ModelBuilder(17).input("x", 1, 3, 3);
        String zeros = squeezed.node("Pad", List.of("x", squeezed.longs(0, 0, 1, 1, 0, 0, 1, 1)));
        assertComputed(squeezed, squeezed.node("Squeeze", List.of(zeros, squeezed.longs(1))), 1, 3, 3);
    }

    @Test
    void productsThatOnlyLookLikeKnownFunctionsAreRefused() {
        ModelBuilder mish = vector();
        String limited = mish.node("Softplus", List.of("x"));
        assertRefused(mish, mish.node("Mul", List.of(limited, mish.node("Tanh", List.of(limited)))), "Mul2");
        ModelBuilder doubled = vector();
        String twice =
                doubled.node("Mul", List.of(doubled.node("Softplus", List.of("x")), doubled.floats(new float[] {2})));
        assertRefused(doubled, doubled.node("Mul", List.of("x", doubled.node("Tanh", List.of(twice)))), "Mul3");
        ModelBuilder turned = new ModelBuilder(17).input("x", 3, 3);
        String gate = turned.node(
                "Transpose", List.of(turned.node("Sigmoid", List.of("x"))), GraphWriter.integers("perm", 0, 2, 1));
        assertRefused(turned, turned.node("Mul", List.of("x", gate)), "Mul2");
        ModelBuilder constant = vector();
        String same = constant.node("Mul", List.of("x", constant.floats(new float[] {0})));
        String moved = constant.node("Add", List.of(same, constant.floats(new float[] {2})));
        assertRefused(constant, constant.node("Mul", List.of(moved, constant.node("Sigmoid", List.of(moved)))), "Mul3");
    }

    @Test
    void functionsOfSmallMultiplesKeepTheirFactor() {
        ModelBuilder model = vector();
        String small = model.node("Mul", List.of("x", model.floats(new float[] {0.001f})));
        assertComputed(model, model.node("Mul", List.of("x", model.node("Sigmoid", List.of(small)))), 6);
    }

    @Test
    void aSoftmaxOfAnOlderOpsetTakesAllAxesTogether() {
        for (int opset : new int[] {7, 11, 12, 13}) {
            ModelBuilder model = new ModelBuilder(opset).input("x", 2, 4, 4);
            String shares = model.node("Softmax", List.of("x"), GraphWriter.integer("axis", 1));
            assertComputed(model, conv(model, shares, 2, 2, 3, 3), 2, 4, 4);
        }
    }

    @Test
    void quantizersThatDoNotMatchScale() {
        ModelBuilder model = vector();
        String zero = model.initializer(ModelBuilder.raw("z", TensorProto.DataType.INT8_VALUE, new byte[1]));
        String quantized = model.node("QuantizeLinear", List.of("x", model.floats(new float[] {0.25f}), zero));
        String y = model.node("DequantizeLinear", List.of(quantized, model.floats(new float[] {0.5f}), zero));
        float[] results = OnnxRuntimeTest.run(read(model.build(y).toByteArray(), OnnxPorts.ONLY), numbers(6, 1));
        float[] samples = numbers(6, 1);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(2 * samples[i], within(1e-6));
        }
    }

    @Test
    void truthValuesOfNumbersAreZeroOrOne() {
        ModelBuilder model = vector();
        String numbers = model.floats(new float[] {0.5f, 2, 0, -3, 0, 1}, 6);
        String mask = model.node("Cast", List.of(numbers), GraphWriter.integer("to", TensorProto.DataType.BOOL_VALUE));
        String real = model.node("Cast", List.of(mask), GraphWriter.integer("to", TensorProto.DataType.FLOAT_VALUE));
        assertComputed(model, model.node("Mul", List.of("x", real)), 6);
    }

    @Test
    void theBatchAsAFractionIsRefused() {
        ModelBuilder model = vector();
        String batch = model.node(
                "Gather", List.of(model.node("Shape", List.of("x")), model.longs(0)), GraphWriter.integer("axis", 0));
        String real = model.node("Cast", List.of(batch), GraphWriter.integer("to", TensorProto.DataType.FLOAT_VALUE));
        String half = model.node("Div", List.of(real, model.floats(new float[] {2}, 1)));
        String whole = model.node("Cast", List.of(half), GraphWriter.integer("to", TensorProto.DataType.INT64_VALUE));
        String shape = model.node("Concat", List.of(whole, model.longs(-1)), GraphWriter.integer("axis", 0));
        assertRefused(model, model.node("Reshape", List.of("x", shape)), "size of the batch");
    }

    @Test
    void nodesThatChangeNothingMayHaveOtherConsumersThanTheirInput() {
        ModelBuilder model = vector();
        String product = dense(model, "x", 6, 4);
        String same = model.node("Clip", List.of(product));
        String biased = model.node("Add", List.of(same, model.floats(numbers(4, 7), 4)));
        assertComputed(model, model.node("Add", List.of(model.node("Relu", List.of(product)), biased)), 6);
        ModelBuilder one = vector();
        assertComputed(one, one.node("Sum", List.of(dense(one, "x", 6, 4))), 6);
    }

    @Test
    void constantsBeyondTheMemoryAreRefusedBeforeTheyAreMade() {
        ModelBuilder model = vector();
        String value = "x";
        for (int i = 0; i < 400; i++) {
            String filled = model.node("ConstantOfShape", List.of(model.longs(1 << 23, 6)));
            String first = model.node("Slice", List.of(filled, model.longs(0), model.longs(1)));
            value = model.node("Mul", List.of(value, first));
        }
        assertRefused(model, value, "Java's memory");
    }

    @Test
    void functionsThatMultiplyWithoutNodesAreRefused() {
        ModelBuilder model = vector();
        model.graph.addNode(call("f0", "x", "y"));
        ModelProto.Builder file = model.build("y").toBuilder();
        for (int level = 0; level < 12; level++) {
            FunctionProto.Builder function = FunctionProto.newBuilder()
                    .setName("f" + level)
                    .setDomain("local")
                    .addInput("a")
                    .addOutput("b");
            for (int i = 0; level < 11 && i < 10; i++) {
                function.addNode(call("f" + (level + 1), "a", "b" + i));
            }
            file.addFunctions(function);
        }
        assertThatThrownBy(() -> read(file.build().toByteArray(), OnnxPorts.ONLY))
                .hasMessageContaining("called more than");
    }

    private static NodeProto call(String function, String input, String output) {
        return NodeProto.newBuilder()
                .setDomain("local")
                .setOpType(function)
                .addInput(input)
                .addOutput(output)
                .build();
    }
}
