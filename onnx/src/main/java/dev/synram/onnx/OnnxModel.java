package dev.synram.onnx;

import dev.synram.network.FloatNetwork;
import java.util.List;

/**
 * A network read from an ONNX file. ONNX stores images with channels first, Synram with channels last; the two orders
 * map one to the other.
 *
 * @param network the network; samples are stored with channels last
 * @param opset version of the operators that the file uses
 * @param producer name of the program that wrote the file, or empty
 * @param inputDimensions dimensions of a sample in the file, without the batch
 * @param inputOrder for each element of a sample in the order of the file, its index in memory
 * @param outputOrder for each element of a result in the order of the file, its index in memory
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
