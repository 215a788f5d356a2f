package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.target.Target;
import dev.synram.contract.ExactChip;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The saturation of a layer is that of the converter, whatever is added to its results. */
class LayerSaturationTest {

    private static final int INPUTS = 4;

    @Test
    void aBiasThatFillsTheRangeIsNoSaturation() {
        assertThat(saturation(1, 127)).isZero();
    }

    @Test
    void aBiasThatTakesFullResultsBackHidesNoSaturation() {
        assertThat(saturation(63, -100)).isEqualTo(1);
    }

    /** The share of full results of a layer whose inputs and weights are all the same. */
    private static double saturation(int weight, int bias) {
        Network network =
                Flow.input(Shape.vector(INPUTS)).dense(1, Bias.DIGITAL).network("biased");
        float[] weights = new float[INPUTS];
        Arrays.fill(weights, weight);
        List<FloatWeights> parameters =
                List.of(new FloatWeights(INPUTS, 1, weights), new FloatWeights(1, 1, new float[] {bias}));
        ChipCluster cluster =
                ChipCluster.withTarget(List.of(new ExactChip(2)), Target.of(1), 1.0 / ExactChip.DIVISOR, 1);
        NetworkRunner runner =
                new NetworkRunner(cluster, cluster.compiler(2), Quantization.round(network, parameters, List.of(10)));
        Vectors samples = Vectors.of(new byte[] {31, 31, 31, 31}, INPUTS);
        return LayerSaturation.measure(runner, NoiseKey.of(1), samples)
                .getFirst()
                .results();
    }
}
