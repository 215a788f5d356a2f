package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.reader.GraphReader;
import dev.synram.onnx.tensor.ExternalData;
import dev.synram.onnx.tensor.ModelBudget;
import dev.synram.onnx.tensor.TensorReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Reads ONNX files of opsets {@value #OLDEST} to {@value #NEWEST}; the documentation of ONNX files lists the operators.
 * Weights may be float, double, float16, bfloat16 or quantized integers, in the file or in external files next to it.
 */
public final class OnnxFile {

    private static final int OLDEST = 7;
    private static final int NEWEST = 25;

    /** A protocol buffer cannot be larger. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Reads a network with one input and one output. The file is mapped into memory, not copied.
     *
     * @throws OnnxException naming the file, the nodes, the operators and the remedy, if it cannot be read or contains
     *     what a chip and its host cannot compute
     */
    public static OnnxModel read(Path file) {
        return read(file, OnnxPorts.ONLY);
    }

    /**
     * Reads the part of a network between one input and one output.
     *
     * @throws OnnxException as {@link #read(Path)}
     */
    public static OnnxModel read(Path file, OnnxPorts ports) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            return of(parse(file), new ExternalData(folder == null ? Path.of("/") : folder), ports);
        } catch (OnnxException e) {
            throw new OnnxException("%s: %s".formatted(file, printable(e)), e);
        } catch (IOException e) {
            throw new OnnxException("%s cannot be read as an ONNX file: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads a network from a message that holds all of its tensors.
     *
     * @throws OnnxException as {@link #read(Path)}, without a file
     */
    public static OnnxModel of(ModelProto model) {
        try {
            return of(model, new ExternalData(Path.of("")), OnnxPorts.ONLY);
        } catch (OnnxException e) {
            throw new OnnxException(printable(e), e);
        }
    }

    private static OnnxModel of(ModelProto model, ExternalData external, OnnxPorts ports) {
        long opset = opset(model);
        GraphReader.Result result =
                new GraphReader(model, opset, new TensorReader(external)).read(ports.input(), ports.output());
        return new OnnxModel(
                result.network(),
                opset,
                model.getProducerName(),
                result.output().order(),
                result.notes());
    }

    /** The message of an exception with names from a file, without line breaks and sequences that control terminals. */
    private static String printable(OnnxException exception) {
        return String.valueOf(exception.getMessage()).replaceAll("\\p{Cntrl}", "?");
    }

    private static ModelProto parse(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > MOST_BYTES) {
                throw new OnnxException(String.format(
                        Locale.ROOT,
                        "it has %,d bytes; at most 2 GB are supported, so store the weights as external data",
                        channel.size()));
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
            throw new OnnxException("it uses opset %s; supported are %s to %s, so export it with one of them"
                    .formatted(opset, OLDEST, NEWEST));
        }
        return opset;
    }
}
