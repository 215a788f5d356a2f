package dev.synram.onnx;

import dev.synram.network.FloatNetwork;
import java.util.List;

/**
 * A network read from an ONNX file. ONNX counts elements of images channel by channel, Synram row by row; the two orders
 * say which element is which.
 *
 * @param network the network; samples lie in the order of memory
 * @param opset version of the operators that the file uses
 * @param producer the program that wrote the file, or empty
 * @param inputDimensions of a sample as the file has them, without the batch
 * @param inputOrder for each element of a sample, as the file counts, its place in memory
 * @param outputOrder for each element of a result, as the file counts, its place in memory
 */
@SuppressWarnings("ArrayRecordComponent") // index tables; models are never compared
public record OnnxModel(
        FloatNetwork network,
        long opset,
        String producer,
        List<Integer> inputDimensions,
        int[] inputOrder,
        int[] outputOrder) {

    public OnnxModel {
        inputDimensions = List.copyOf(inputDimensions);
    }
}
