package dev.synram.training;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import java.util.ArrayList;
import java.util.List;

/** First weights: normal with variance 2 / inputs (He et al. 2015), drawn from a seed. */
final class Initializer {

    private Initializer() {}

    static List<FloatWeights> weights(Network network, long seed) {
        List<FloatWeights> weights = new ArrayList<>();
        for (Network.Mac mac : network.macs()) {
            long key = CounterRandom.combine(seed, mac.index());
            float spread = (float) Math.sqrt(2.0 / mac.inputs());
            float[] values = new float[mac.inputs() * mac.outputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = spread * CounterRandom.normal(key, i);
            }
            weights.add(new FloatWeights(mac.inputs(), mac.outputs(), values));
        }
        return weights;
    }
}
