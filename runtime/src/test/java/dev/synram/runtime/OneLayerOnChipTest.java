package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.target.Target;
import dev.synram.contract.ExactChip;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OneLayerOnChipTest {

    private static final double GAIN = 1.0 / ExactChip.DIVISOR;

    private static QuantizedNetwork network(Random random) {
        Network network = Flow.input(new Shape(1, 6, 6))
                .conv2d(4, Window.square(3), 1, Bias.DIGITAL)
                .relu(90)
                .convertingRelu(1)
                .dense(12)
                .convertingRelu(2)
                .dense(3)
                .network("three");
        List<FloatWeights> parameters = Parameter.ofChip(network).stream()
                .map(p -> {
                    float[] values = new float[p.rows() * p.columns()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = random.nextInt(61) - 30;
                    }
                    return new FloatWeights(p.rows(), p.columns(), values);
                })
                .toList();
        return Quantization.round(network, parameters, List.of(2, 1, 3));
    }

    private static ChipCluster exact() {
        return ChipCluster.withTarget(List.of(new ExactChip(2)), Target.of(1), GAIN, 2);
    }

    /** An exact chip only rounds down: each of 12 activations by less than 1, times weights up to 30, and the result. */
    @Test
    void eachLayerIsTheOnlyOneThatIsRounded() {
        Random random = new Random(5);
        QuantizedNetwork network = network(random).withGain(GAIN);
        float[] samples = new float[36 * 30];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(32) / 31f;
        }
        try (ChipCluster cluster = exact();
                OneLayerOnChip alone =
                        new OneLayerOnChip(cluster, cluster.compiler(2), network, Unrounded.of(network))) {
            float[] host = alone.onHost(samples);
            float[] last = alone.run(2, NoiseKey.of(1), samples);
            for (int i = 0; i < host.length; i++) {
                double limited = Math.clamp(host[i], -128f, 127f);
                assertThat((double) last[i]).isCloseTo(limited, within(12 * 30 * 3 * GAIN + 1));
            }
            assertThat(alone.run(0, NoiseKey.of(1), samples)).isNotEqualTo(host);
        }
    }

    @Test
    void theGainMustBeKnown() {
        QuantizedNetwork network = network(new Random(5));
        try (ChipCluster cluster = exact()) {
            assertThatThrownBy(() -> new OneLayerOnChip(cluster, cluster.compiler(2), network, Unrounded.of(network)))
                    .hasMessageContaining("gain");
        }
    }

    @Test
    void runsAgreeWithThemselvesOnAnExactChip() {
        QuantizedNetwork network = network(new Random(5));
        ChipCluster cluster = exact();
        NetworkRunner runner = new NetworkRunner(cluster, cluster.compiler(2), network);
        byte[] activations = new byte[36 * 20];
        new Random(3).nextBytes(activations);
        for (int i = 0; i < activations.length; i++) {
            activations[i] &= 31;
        }
        RepeatedRuns runs = RepeatedRuns.measure(runner, NoiseKey.of(1), Vectors.of(activations, 36), new byte[20], 3);
        assertThat(runs.repeatability()).isEqualTo(1);
        assertThat(runs.noise()).isZero();
        assertThat(runs.accuracyDeviation()).isZero();
        assertThat(runs.agreement(runs.runs().getFirst().predictions())).isEqualTo(1);
        List<LayerSaturation> saturation = LayerSaturation.measure(runner, NoiseKey.of(1), Vectors.of(activations, 36));
        assertThat(saturation).extracting(LayerSaturation::layer).containsExactly("conv1", "dense1", "dense2");
        double expected = 0;
        for (byte activation : activations) {
            expected += activation == 31 ? 1.0 / activations.length : 0;
        }
        assertThat(saturation.getFirst().activations()).isCloseTo(expected, within(1e-9));
    }
}
