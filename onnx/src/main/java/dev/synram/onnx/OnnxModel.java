package dev.synram.onnx;

import dev.synram.network.FloatNetwork;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.SampleForm;
import java.util.List;

/**
 * A network read from an ONNX file. In memory, channels are last; {@link SampleForm} tells how the file takes samples.
 *
 * @param network the network
 * @param opset version of the operators that the file uses
 * @param producer name of the program that wrote the file, or empty
 * @param outputOrder for each element of a result in the order of the file, its index in memory
 * @param notes what is read in another way than the file says, one sentence each
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; models are never compared
public record OnnxModel(FloatNetwork network, long opset, String producer, int[] outputOrder, List<String> notes) {

    public OnnxModel {
        notes = List.copyOf(notes);
    }

    /** The form of samples in the file. */
    public SampleForm form() {
        return ((Input) network.network().nodes().getFirst().layer()).form();
    }

    /** For each element of a sample in the order of the file, its index in memory. */
    public int[] inputOrder() {
        return form().order(network.network().input());
    }
}
