package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.Layer;
import dev.synram.network.MacLayer;
import dev.synram.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The network in float on the host: inputs 0..1, plain ReLU, no rounding. */
final class FloatForward {

    private static final float LARGEST_BYTE = 255f;

    private final Network network;
    private final List<Network.Mac> macs;

    FloatForward(Network network) {
        this.network = network;
        macs = network.macs();
    }

    /** The results of every multiplication, before the ReLU that follows. */
    List<NDArray> results(NDManager manager, Samples batch, List<NDArray> weights) {
        List<NDArray> results = new ArrayList<>();
        Network.Mac first = macs.getFirst();
        byte[] patches = new byte[batch.count() * first.patches().source().length];
        first.patches().gather(batch.values(), batch.size(), batch.count(), patches);
        NDArray vectors =
                Tensors.floats(manager, patches, first.inputs(), DataType.UINT8).divi(LARGEST_BYTE);
        NDArray values = vectors;
        int mac = 0;
        for (Layer layer : network.layers()) {
            switch (layer) {
                case MacLayer _ -> {
                    vectors = mac == 0
                            ? vectors
                            : Tensors.unroll(values, macs.get(mac).patches());
                    NDArray products = vectors.matMul(weights.get(mac++));
                    results.add(products);
                    values = products.reshape(batch.count(), -1);
                }
                case ConvertingRelu _ -> values = Activation.relu(values);
            }
        }
        results.set(results.size() - 1, values);
        return results;
    }
}
