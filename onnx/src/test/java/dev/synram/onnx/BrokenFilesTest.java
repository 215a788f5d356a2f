package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.writer.GraphWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged, oversized, malicious or unsupported files are refused with the place and the remedy. */
class BrokenFilesTest {

    @TempDir
    private Path folder;

    private static ModelBuilder dense(long opset) {
        ModelBuilder model = new ModelBuilder(opset).input("x", 4);
        model.node("MatMul", List.of("x", model.floats(new float[8], 4, 2)));
        return model;
    }

    private void assertRefused(byte[] file, String... words) {
        Path path = ModelBuilder.write(folder.resolve("m.onnx"), file);
        assertThatThrownBy(() -> OnnxFile.read(path))
                .isInstanceOf(OnnxException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words).startsWith(path.toString()));
    }

    private static ModelBuilder with(String operator, AttributeProto... attributes) {
        ModelBuilder model = new ModelBuilder(17).input("x", 2, 6, 6);
        model.node(operator, List.of("x"), attributes);
        return model;
    }

    @Test
    void twoInitializersOfOneNameAreRefused() {
        ModelBuilder model = dense(13);
        model.graph.addInitializer(model.graph.getInitializer(0));
        assertRefused(
                model.build("MatMul0.out").toByteArray(),
                "two initializers with the name '%s'"
                        .formatted(model.graph.getInitializer(0).getName()));
    }

    @Test
    void unsupportedOperatorsAndAttributesAreNamed() {
        assertRefused(
                with("LpPool").build("LpPool0.out").toByteArray(),
                "node 'LpPool0' (LpPool)",
                "not supported",
                "nearest is AveragePool");
        assertRefused(
                with("Relu", GraphWriter.integer("magic", 1)).build("Relu0.out").toByteArray(),
                "node 'Relu0' (Relu)",
                "magic",
                "without it");
        assertRefused(
                with("Clip", GraphWriter.real("min", 1), GraphWriter.real("max", -1))
                        .build("Clip0.out")
                        .toByteArray(),
                "Clip0",
                "1.0..-1.0",
                "no number");
        assertRefused(
                with("Transpose", GraphWriter.integers("perm", 1, 0, 2, 3))
                        .build("Transpose0.out")
                        .toByteArray(),
                "Transpose0",
                "batch");
        assertRefused(
                with("Softmax", GraphWriter.integer("axis", 2))
                        .build("Softmax0.out")
                        .toByteArray(),
                "whole vectors");
        ModelBuilder foreign = dense(13);
        foreign.graph.getNodeBuilder(0).setDomain("com.example");
        assertRefused(foreign.build("MatMul0.out").toByteArray(), "com.example");
    }

    @Test
    void opsetsOutsideTheRangeAreRefused() {
        assertRefused(dense(6).build("MatMul0.out").toByteArray(), "opset 6", "7 to 25");
        assertRefused(dense(26).build("MatMul0.out").toByteArray(), "opset 26");
    }

    @Test
    void cyclicAndIncompleteGraphsAreRefused() {
        ModelBuilder cycle = new ModelBuilder(13).input("x", 4);
        cycle.graph.addNode(NodeProto.newBuilder()
                .setName("a")
                .setOpType("Add")
                .addInput("x")
                .addInput("b.out")
                .addOutput("a.out"));
        cycle.graph.addNode(NodeProto.newBuilder()
                .setName("b")
                .setOpType("Relu")
                .addInput("a.out")
                .addOutput("b.out"));
        assertRefused(cycle.build("a.out").toByteArray(), "node 'a' (Add)", "a.out", "cycle");
        assertRefused(dense(13).build("nothing").toByteArray(), "'nothing'");
        ModelBuilder twice = dense(13);
        twice.graph.addNode(twice.graph.getNode(0));
        assertRefused(twice.build("MatMul0.out").toByteArray(), "two nodes produce 'MatMul0.out'");
        ModelBuilder loop = new ModelBuilder(13).input("x", 4);
        loop.node("Relu", List.of("x"));
        loop.graph.getNodeBuilder(0).setOutput(0, "x");
        assertRefused(loop.build("x").toByteArray(), "cycle");
    }

    @Test
    void tensorsWithFalseSizesAreRefusedBeforeAllocation() {
        long[] huge = {1L << 40, 1L << 40};
        ModelBuilder big = new ModelBuilder(13).input("x", 4);
        big.node("MatMul", List.of("x", big.initializer(ModelBuilder.floatTensor("w", new float[1], huge))));
        assertRefused(big.build("MatMul0.out").toByteArray(), "'w'");
        ModelBuilder product = new ModelBuilder(13).input("x", 4);
        product.node(
                "MatMul", List.of("x", product.initializer(ModelBuilder.floatTensor("w", new float[1], 65536, 65537))));
        assertRefused(product.build("MatMul0.out").toByteArray(), "too large");
        ModelBuilder few = new ModelBuilder(13).input("x", 4);
        few.node("MatMul", List.of("x", few.initializer(ModelBuilder.floatTensor("w", new float[3], 4, 2))));
        assertRefused(few.build("MatMul0.out").toByteArray(), "3 values", "need 8");
        ModelBuilder raw = new ModelBuilder(13).input("x", 4);
        raw.node("MatMul", List.of("x", raw.initializer(ModelBuilder.raw("w", 1, new byte[30], 4, 2))));
        assertRefused(raw.build("MatMul0.out").toByteArray(), "30 bytes", "need 32");
        ModelBuilder text = new ModelBuilder(13).input("x", 4);
        text.node("MatMul", List.of("x", text.initializer(ModelBuilder.raw("w", 8, new byte[8], 4, 2))));
        assertRefused(text.build("MatMul0.out").toByteArray(), "STRING", "float16");
        ModelBuilder input = new ModelBuilder(13).input("x", 1, 1 << 20, 1 << 20);
        input.node("Relu", List.of("x"));
        assertRefused(input.build("Relu0.out").toByteArray(), "elements");
        ModelBuilder convolution = new ModelBuilder(13).input("x", 1, 2000, 2000);
        convolution.node("Conv", List.of("x", convolution.floats(new float[2500], 1, 1, 50, 50)));
        assertRefused(convolution.build("Conv0.out").toByteArray(), "Conv0", "elements together");
        ModelBuilder open = new ModelBuilder(13).input("x", 0);
        open.node("Relu", List.of("x"));
        assertRefused(open.build("Relu0.out").toByteArray(), "fixed size");
    }

    /** 60 million empty nodes fit into 120 MB of file and would take gigabytes as objects. */
    @Test
    void millionsOfEmptyMessagesAreRefusedBeforeParsing() throws IOException {
        byte[] nodes = new byte[120_000_000];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = (1 << 3) | 2;
        }
        ByteBuffer file = ByteBuffer.allocate(nodes.length + 16);
        file.put((byte) ((7 << 3) | 2));
        int length = nodes.length;
        while (length > 127) {
            file.put((byte) ((length & 127) | 128));
            length >>>= 7;
        }
        file.put((byte) length).put(nodes);
        Path path = folder.resolve("many.onnx");
        Files.write(path, Arrays.copyOf(file.array(), file.position()));
        assertThatThrownBy(() -> OnnxFile.read(path)).hasMessageContaining("takes more than 64 MB");
    }

    @Test
    void filesBeyondTwoGigabytesAreRefused() throws IOException {
        Path path = folder.resolve("large.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThatThrownBy(() -> OnnxFile.read(path)).hasMessageContaining("at most 2 GB");
    }

    @Test
    void otherContentIsRefused() throws IOException {
        assertRefused(new byte[0], "no graph");
        assertRefused("these are words, not a network".getBytes(StandardCharsets.UTF_8), "ONNX");
        assertThatThrownBy(() -> OnnxFile.read(folder.resolve("missing.onnx"))).hasMessageContaining("missing.onnx");
        GraphProto.Builder two = dense(13).graph.clone();
        byte[] outputs = ModelProto.newBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(two)
                .build()
                .toByteArray();
        assertRefused(outputs, "0 outputs");
    }

    @Test
    void weightsThatAreNoNumbersAreNamed() {
        ModelBuilder model = new ModelBuilder(13).input("x", 4);
        float[] weights = new float[8];
        weights[5] = Float.NaN;
        model.node("MatMul", List.of("x", model.floats(weights, 4, 2)));
        assertRefused(
                model.build("MatMul0.out").toByteArray(), "node 'MatMul0'", "input 1 'c0' contains NaN at element 5");
    }

    @Test
    void constantsThatAreNoNumbersAreNamedWhereverTheyStand() {
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (String operator : List.of("Add", "Sub", "Mul", "Div")) {
                ModelBuilder model = new ModelBuilder(13).input("x", 4);
                model.node(operator, List.of("x", model.floats(new float[] {1, wrong, 1, 1}, 4)));
                model.node("MatMul", List.of(operator + "0.out", model.floats(new float[8], 4, 2)));
                assertRefused(
                        model.build("MatMul1.out").toByteArray(),
                        "node '%s0'".formatted(operator),
                        "input 1 'c0' contains %s at element 1".formatted(wrong));
            }
            ModelBuilder model = new ModelBuilder(13).input("x", 1, 2, 2);
            String ones = model.floats(new float[] {1}, 1);
            model.node("BatchNormalization", List.of("x", ones, ones, ones, model.floats(new float[] {wrong}, 1)));
            assertRefused(
                    model.build("BatchNormalization0.out").toByteArray(),
                    "node 'BatchNormalization0'",
                    "input 4 'c1' contains %s at element 0".formatted(wrong));
        }
    }

    @Test
    void poolsOfHugeWindowsAreRefused() {
        ModelBuilder model = new ModelBuilder(17).input("x", 1, 2000, 2000);
        model.node("MaxPool", List.of("x"), GraphWriter.integers("kernel_shape", 1000, 1000));
        assertRefused(model.build("MaxPool0.out").toByteArray(), "MaxPool0", "elements from one sample");
    }

    @Test
    void sparseInitializersAreNamed() {
        ModelBuilder model = dense(13);
        model.graph.addSparseInitializerBuilder().getValuesBuilder().setName("thin");
        assertRefused(model.build("MatMul0.out").toByteArray(), "sparse initializers, such as 'thin'");
    }

    @Test
    void whatIsLaidBesideNothingStaysAsItIs() {
        ModelBuilder model = dense(13);
        model.node("Concat", List.of("MatMul0.out"), GraphWriter.integer("axis", 1));
        Path path = ModelBuilder.write(
                folder.resolve("one.onnx"), model.build("Concat1.out").toByteArray());
        assertThat(OnnxFile.read(path).network().network().nodes()).hasSize(2);
    }

    private byte[] external(String location, String offset, String length) {
        ModelBuilder model = new ModelBuilder(13).input("x", 4);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(4)
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (String[] entry : new String[][] {{"location", location}, {"offset", offset}, {"length", length}}) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(entry[0]).setValue(entry[1]));
        }
        model.node("MatMul", List.of("x", model.initializer(tensor.build())));
        return model.build("MatMul0.out").toByteArray();
    }

    @Test
    void externalWeightsAreReadFromTheModelsFolderOnly() throws IOException {
        ByteBuffer weights = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 10; i++) {
            weights.putFloat(i);
        }
        Files.write(folder.resolve("w.bin"), weights.array());
        Path model = ModelBuilder.write(folder.resolve("m.onnx"), external("w.bin", "8", "32"));
        assertThat(OnnxFile.read(model).network().parameters().getFirst().values())
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9);

        Path outside = Files.write(Files.createTempFile("outside", ".bin"), weights.array());
        assertRefused(external("../" + folder.getFileName() + "/../" + outside.getFileName(), "0", "32"), "folder");
        assertRefused(external(outside.toString(), "0", "32"), "folder");
        Files.createSymbolicLink(folder.resolve("link.bin"), outside);
        assertRefused(external("link.bin", "0", "32"), "folder");
        assertRefused(external("absent.bin", "0", "32"), "not a file");
        assertRefused(external("w.bin", "16", "32"), "40 bytes");
        assertRefused(external("w.bin", "-1", "32"), "offset");
        assertRefused(external("w.bin", "9223372036854775807", "32"), "40 bytes");
        assertRefused(external("w.bin", "0", "16"), "need 32");
        assertRefused(external("", "0", "32"), "folder");
        Files.delete(outside);
    }

    /** A truncated or modified file gives a network or an OnnxException, never another exception. */
    @Property(tries = 400)
    void damagedFilesAreRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = new RandomModel(seed % 50).bytes();
        byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        Path file = Files.createTempFile("damaged", ".onnx");
        try {
            Files.write(file, damaged);
            OnnxFile.read(file);
        } catch (OnnxException e) {
            assertThat(e.getMessage()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }
}
