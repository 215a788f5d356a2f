package dev.synram.tflite.translation;

import dev.synram.tflite.schema.SubGraph;
import dev.synram.tflite.schema.TfliteException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of operators as values of the ONNX graph. Images have two forms: channels last, as in TensorFlow Lite, and
 * channels first, as ONNX computes them. Each form is made from the other where it is first needed.
 */
final class Results {

    /** Batch, rows, columns, channels. */
    static final int IMAGE_RANK = 4;

    private static final int[] TO_CHANNELS_FIRST = {0, 3, 1, 2};
    private static final int[] TO_CHANNELS_LAST = {0, 2, 3, 1};

    private final OnnxGraph onnx;
    private final SubGraph graph;
    private final Map<Integer, String> channelsFirst = new HashMap<>();
    private final Map<Integer, String> inOrder = new HashMap<>();

    Results(OnnxGraph onnx, SubGraph graph) {
        this.onnx = onnx;
        this.graph = graph;
    }

    boolean isKnown(int tensor) {
        return inOrder.containsKey(tensor) || channelsFirst.containsKey(tensor);
    }

    /** Whether the images exist with channels first. */
    boolean hasChannelsFirst(int tensor) {
        return channelsFirst.containsKey(tensor);
    }

    boolean isImage(int tensor) {
        return graph.tensor(tensor).shape().length == IMAGE_RANK;
    }

    /** The results in the order of TensorFlow Lite. */
    String inOrder(int tensor) {
        require(tensor);
        return inOrder.computeIfAbsent(tensor, _ -> transposed(channelsFirst, tensor, TO_CHANNELS_LAST));
    }

    /** Images with channels first. */
    String channelsFirst(int tensor) {
        require(tensor);
        if (!isImage(tensor)) {
            throw new TfliteException(
                    "tensor '%s' has dimensions %s where images with batch, rows, columns and channels "
                                    .formatted(
                                            graph.tensor(tensor).name(),
                                            Arrays.toString(graph.tensor(tensor).shape()))
                            + "are expected");
        }
        return channelsFirst.computeIfAbsent(tensor, _ -> transposed(inOrder, tensor, TO_CHANNELS_FIRST));
    }

    private void require(int tensor) {
        if (!isKnown(tensor)) {
            throw new TfliteException("tensor '%s' is used before it is computed"
                    .formatted(graph.tensor(tensor).name()));
        }
    }

    private String transposed(Map<Integer, String> from, int tensor, int[] order) {
        String value = String.valueOf(from.get(tensor));
        return onnx.node("Transpose." + value, "Transpose", List.of(value), OnnxGraph.attribute("perm", order));
    }

    void put(int tensor, boolean withChannelsFirst, String value) {
        if (isKnown(tensor)) {
            throw new TfliteException("tensor '%s' is computed twice"
                    .formatted(graph.tensor(tensor).name()));
        }
        (withChannelsFirst ? channelsFirst : inOrder).put(tensor, value);
    }
}
