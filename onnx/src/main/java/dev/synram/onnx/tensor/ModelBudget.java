package dev.synram.onnx.tensor;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.synram.onnx.graph.OnnxException;
import java.io.IOException;
import java.util.Map;

/**
 * Scans a file before it is parsed and estimates the memory of its messages except the values of tensors: a small file
 * can contain millions of empty messages, each of which becomes an object.
 */
public final class ModelBudget {

    /** Far above the needs of networks with thousands of layers. */
    private static final long MOST_BYTES = 1L << 26;

    /** Estimated overhead of an object in memory. */
    private static final long BYTES_A_FIELD = 32;

    private static final int MOST_LEVELS = 16;

    /** The messages of onnx.proto that matter here; for each, the field numbers that contain other messages. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        FUNCTION;

        private static final Map<Integer, Message> OF_MODEL = Map.of(7, GRAPH, 25, FUNCTION);
        private static final Map<Integer, Message> OF_GRAPH = Map.of(1, NODE, 5, TENSOR);
        private static final Map<Integer, Message> OF_NODE = Map.of(5, ATTRIBUTE);
        private static final Map<Integer, Message> OF_ATTRIBUTE = Map.of(5, TENSOR, 10, TENSOR, 6, GRAPH, 11, GRAPH);

        private static final Map<Integer, Message> OF_FUNCTION = Map.of(7, NODE, 11, ATTRIBUTE);

        Map<Integer, Message> fields() {
            return switch (this) {
                case MODEL -> OF_MODEL;
                case GRAPH -> OF_GRAPH;
                case NODE -> OF_NODE;
                case ATTRIBUTE -> OF_ATTRIBUTE;
                case TENSOR -> Map.of();
                case FUNCTION -> OF_FUNCTION;
            };
        }

        /** Whether a field holds the values of a tensor (fields 4 to 7 and 9 to 11 of TensorProto). */
        boolean isData(int field) {
            return this == TENSOR && field >= 4 && field <= 11 && field != 8;
        }
    }

    private long bytes;

    private ModelBudget() {}

    /**
     * Checks a file.
     *
     * @throws OnnxException if its messages would take too much memory
     * @throws IOException if it is not a protocol buffer
     */
    public static void check(CodedInputStream file) throws IOException {
        new ModelBudget().walk(file, Message.MODEL, 0);
    }

    private void walk(CodedInputStream in, Message message, int level) throws IOException {
        if (level > MOST_LEVELS) {
            throw new OnnxException("its graphs are nested more than %s levels deep".formatted(MOST_LEVELS));
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean isBlock = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (!isBlock) {
                in.skipField(tag);
                add(BYTES_A_FIELD);
                continue;
            }
            int length = in.readRawVarint32();
            int left = in.getBytesUntilLimit();
            if (length < 0 || (left >= 0 && length > left)) {
                throw new IOException("it ends early");
            }
            Message part = message.fields().get(field);
            if (part == null) {
                in.skipRawBytes(length);
                add(message.isData(field) ? 0 : BYTES_A_FIELD + 4L * length);
            } else {
                add(BYTES_A_FIELD);
                int limit = in.pushLimit(length);
                walk(in, part, level + 1);
                in.popLimit(limit);
            }
        }
    }

    private void add(long more) {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new OnnxException(
                    "without the values of its tensors, it takes more than %s MB of memory; no network for a chip needs that"
                            .formatted(MOST_BYTES >> 20));
        }
    }
}
