package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.quantization.InputRange;
import java.util.List;

/**
 * A network in float.
 *
 * @param name name of the network
 * @param network layers and weights
 */
public record FloatModel(String name, FloatNetwork network) implements Model {

    @Override
    public Network layers() {
        return network.network();
    }

    @Override
    public List<FloatWeights> weights() {
        return network.parameters();
    }

    @Override
    public FittedFloatModel fitted(LabelledData samples) {
        InputRange range = InputRange.of(samples.values());
        return new FittedFloatModel(range, range.applied(network), samples.withValues(range.divided(samples.values())));
    }
}
