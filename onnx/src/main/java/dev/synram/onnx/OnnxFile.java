package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import dev.synram.onnx.reader.ExternalData;
import dev.synram.onnx.reader.GraphReader;
import dev.synram.onnx.reader.ModelBudget;
import dev.synram.onnx.reader.OnnxException;
import dev.synram.onnx.reader.TensorReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads ONNX files of opsets {@value #OLDEST} to {@value #NEWEST}. Supported are Gemm, MatMul, Conv (of one or two
 * axes), Relu, Clip from 0, MaxPool, AveragePool, GlobalAveragePool, ReduceMean over rows and columns,
 * BatchNormalization, Add, Concat of channels, Flatten, Reshape, Squeeze, Unsqueeze, Transpose, Pad with zeros before a
 * Conv, Dropout, Identity, Softmax, ArgMax, and operators on constants: Constant, Shape, Gather, Cast,
 * DequantizeLinear. Weights may be float, double, float16 or int8, in the file or in external files next to it.
 */
public final class OnnxFile {

    private static final int OLDEST = 7;
    private static final int NEWEST = 23;

    /** A protocol buffer cannot be larger. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Reads a network. The file is mapped into memory, not copied.
     *
     * @throws OnnxException naming the file, the node, the operator and the remedy, if it cannot be read or contains
     *     what a chip cannot compute
     */
    public static OnnxModel read(Path file) {
        try {
            ModelProto model = parse(file);
            long opset = opset(model);
            Path folder = file.toAbsolutePath().normalize().getParent();
            GraphProto graph = model.getGraph();
            GraphReader.Result result = new GraphReader(
                            graph, opset, new TensorReader(new ExternalData(folder == null ? Path.of("/") : folder)))
                    .read();
            return new OnnxModel(
                    result.network(),
                    opset,
                    model.getProducerName(),
                    Arrays.stream(result.input().dimensions()).boxed().toList(),
                    result.input().order(),
                    result.output().order());
        } catch (OnnxException e) {
            throw new OnnxException("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new OnnxException("%s cannot be read as an ONNX file: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ModelProto parse(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > MOST_BYTES) {
                throw new OnnxException(
                        "it has %,d bytes; at most 2 GB are supported, so store the weights as external data"
                                .formatted(channel.size()));
            }
            ByteString bytes =
                    UnsafeByteOperations.unsafeWrap(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            ModelBudget.check(bytes.newCodedInput());
            CodedInputStream in = bytes.newCodedInput();
            in.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(in);
            if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
                throw new OnnxException("it contains no graph of nodes; is it an ONNX file?");
            }
            return model;
        }
    }

    private static long opset(ModelProto model) {
        long opset = 1;
        for (OperatorSetIdProto id : model.getOpsetImportList()) {
            if (id.getDomain().isEmpty() || id.getDomain().equals("ai.onnx")) {
                opset = id.getVersion();
            }
        }
        if (opset < OLDEST || opset > NEWEST) {
            throw new OnnxException("it uses opset %d; supported are %d to %d, so export it with one of them"
                    .formatted(opset, OLDEST, NEWEST));
        }
        return opset;
    }
}
