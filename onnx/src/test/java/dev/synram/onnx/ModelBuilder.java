package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds ONNX models for tests, node by node. */
final class ModelBuilder {

    final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final long opset;
    private int constants;
    private int nodes;

    ModelBuilder(long opset) {
        this.opset = opset;
    }

    ModelBuilder input(String name, long... dimensions) {
        graph.addInput(value(name, true, dimensions));
        return this;
    }

    private static ValueInfoProto value(String name, boolean typed, long... dimensions) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
        if (typed) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
            for (long dimension : dimensions) {
                shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
            }
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** Adds a node; returns the name of its output. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = operator + nodes++;
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(name + ".out")
                .addAllAttribute(List.of(attributes)));
        return name + ".out";
    }

    /** Adds an initializer of floats; returns its name. */
    String floats(float[] values, long... dimensions) {
        return initializer(floatTensor("c" + constants++, values, dimensions));
    }

    /** Adds a vector of integers as an initializer; returns its name. */
    String longs(long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("c" + constants++)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return initializer(tensor.build());
    }

    String initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    static TensorProto floatTensor(String name, float[] values, long... dimensions) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    static TensorProto raw(String name, int type, byte[] bytes, long... dimensions) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(bytes));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        return tensor.build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto tensor(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(value)
                .build();
    }

    ModelProto build(String output) {
        return ModelProto.newBuilder()
                .setIrVersion(opset > 20 ? 10 : 8)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph.clone().addOutput(value(output, false)))
                .build();
    }

    Path write(Path folder, String output) {
        return write(folder.resolve("model.onnx"), build(output).toByteArray());
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
