package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.FrontNormalization;
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
        FloatNetwork moved = FrontNormalization.moved(network);
        InputRange range = InputRange.of(samples.values(), norm(moved));
        return new FittedFloatModel(range, range.applied(moved), samples.withValues(range.divided(samples.values())));
    }

    private static ChannelNorm norm(FloatNetwork network) {
        return network.network().nodes().getFirst().layer() instanceof Input input
                ? input.encoding().norm()
                : ChannelNorm.NONE;
    }
}
