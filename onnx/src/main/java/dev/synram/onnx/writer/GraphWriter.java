package dev.synram.onnx.writer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds an ONNX graph node by node. Images have channels first, vectors one dimension. */
public final class GraphWriter {

    /** The oldest opset with all operators used: the older, the more programs can read it. */
    private static final int OPSET = 13;

    private static final int IR_VERSION = 8;

    /** The first opset of the releases that wrote files of the next IR version. */
    private static final int OPSET_OF_NEXT_IR_VERSION = 19;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<Float, String> scalars = new HashMap<>();
    private int numbers;
    private int opset = OPSET;

    /** Begins a graph. */
    public GraphWriter(String name) {
        graph.setName(name);
    }

    /** Adds the input of the graph, whose samples are as users give them; returns them as results of its shape. */
    public String samples(Input input) {
        List<Integer> given = input.form().dimensions();
        Shape shape = input.shape();
        graph.addInput(
                value("input", given.stream().mapToLong(Integer::longValue).toArray()));
        if (isVector(shape)) {
            return given.size() == 1 ? "input" : add("Flatten", List.of("input"), integer("axis", 1));
        }
        boolean last = input.form().channelsLast() && shape.channels() > 1;
        List<Integer> wanted = last
                ? List.of(shape.height(), shape.width(), shape.channels())
                : List.of(shape.channels(), shape.height(), shape.width());
        String picture = given.equals(wanted)
                ? "input"
                : add("Reshape", List.of("input", longs(0, wanted.get(0), wanted.get(1), wanted.get(2))));
        return last ? channelsFirst(picture) : picture;
    }

    /** Uses an operator that came with an opset. */
    void require(int newer) {
        opset = Math.max(opset, newer);
    }

    private static ValueInfoProto value(String name, long... sample) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (long dimension : sample) {
            dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static boolean isVector(Shape shape) {
        return shape.height() == 1 && shape.width() == 1;
    }

    private static long[] dimensions(Shape shape) {
        return isVector(shape)
                ? new long[] {shape.channels()}
                : new long[] {shape.channels(), shape.height(), shape.width()};
    }

    /** Adds a node and returns the name of its output. */
    public String add(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    /** Adds a node with a generated name and returns the name of its output. */
    public String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add(operator, "%s-%s".formatted(operator, ++numbers), inputs, attributes);
    }

    /** Adds a tensor of floats and returns its name. */
    public String floats(String name, float[] values, long... dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a scalar, unless the graph has one with this value, and returns its name. */
    public String number(double value) {
        return scalars.computeIfAbsent((float) value, single -> floats("number-" + ++numbers, new float[] {single}));
    }

    String longs(long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("dimensions-" + ++numbers)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Results of any shape as an image with four dimensions. */
    String image(String value, Shape shape) {
        return isVector(shape) ? add("Reshape", List.of(value, longs(0, shape.channels(), 1, 1))) : value;
    }

    /** An image with four dimensions as results of a shape: vectors have two. */
    String asShaped(String value, Shape shape) {
        return isVector(shape) ? add("Flatten", List.of(value), integer("axis", 1)) : value;
    }

    /** Results as a vector in the order of memory: rows, columns, channels. */
    public String inMemory(String value, Shape shape) {
        return isVector(shape) ? value : add("Flatten", List.of(rowsFirst(value)), integer("axis", 1));
    }

    String rowsFirst(String value) {
        return add("Transpose", List.of(value), integers("perm", 0, 2, 3, 1));
    }

    /** A vector in the order of memory as results of a shape. */
    public String fromMemory(String value, Shape shape) {
        if (isVector(shape)) {
            return value;
        }
        return channelsFirst(add("Reshape", List.of(value, longs(0, shape.height(), shape.width(), shape.channels()))));
    }

    String channelsFirst(String image) {
        return add("Transpose", List.of(image), integers("perm", 0, 3, 1, 2));
    }

    /** An attribute with an integer. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** An attribute with a real number. */
    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** An attribute with a text. */
    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** An attribute with several integers. */
    public static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** The bytes of the file. */
    public byte[] model(String output, Shape shape, Map<String, String> properties) {
        add("Identity", "output", List.of(output));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(opset < OPSET_OF_NEXT_IR_VERSION ? IR_VERSION : IR_VERSION + 1)
                .setProducerName("synram")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph.addOutput(value("output", dimensions(shape))));
        properties.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
