package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.Copies;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.FloatRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedModelTest {

    private static final float[] SAMPLES = {5, -1, 0, 2.5f, 3, 4};

    private static FittedFloatModel fitted(FloatNetwork network) {
        LabelledData samples = LabelledData.of(SAMPLES, 2, new byte[SAMPLES.length / 2]);
        return new FloatModel("n", network).fitted(samples);
    }

    private static void assertUnfitted(FloatNetwork network) {
        FittedFloatModel fitted = fitted(network);
        float[] expected = FloatRunner.results(network, SAMPLES).getLast();
        assertThat(FloatRunner.results(fitted.unfitted(), SAMPLES).getLast()).containsExactly(expected, within(1e-4f));
        assertThat(FloatRunner.results(fitted.host(), SAMPLES).getLast())
                .as("which takes divided inputs, as negative control")
                .isNotEqualTo(expected);
    }

    private static Flow layers(Flow flow) {
        return flow.dense(2, Bias.DIGITAL).relu().dense(1, Bias.DIGITAL);
    }

    private static List<FloatWeights> parameters() {
        return List.of(
                new FloatWeights(2, 2, new float[] {0.5f, -1, 0.25f, 2}),
                new FloatWeights(1, 2, new float[] {1, -2}),
                new FloatWeights(2, 1, new float[] {1, 3}),
                new FloatWeights(1, 1, new float[] {0.5f}));
    }

    @Test
    void inputsUpToFiveAreTakenAsTheyAreAgain() {
        assertUnfitted(new FloatNetwork(layers(Flow.input(new Shape(2, 1, 1))).network("n"), parameters()));
    }

    /** The host computes a normalization in front before it divides. */
    @Test
    void aNormalizationInFrontComesBack() {
        Network network = layers(Flow.input(new Shape(2, 1, 1)).batchNorm()).network("n");
        List<FloatWeights> all = new ArrayList<>(parameters());
        all.addFirst(new FloatWeights(2, 2, new float[] {2, 0.5f, -1, 3}));
        FloatNetwork before = new FloatNetwork(network, all);
        assertThat(fitted(before).host().network().nodes())
                .hasSize(network.nodes().size() - 1);
        assertUnfitted(before);
    }

    @Test
    void theGivenSettingIsNamedIfANetworkIsQuantizedAlready() {
        FloatNetwork network =
                new FloatNetwork(layers(Flow.input(new Shape(2, 1, 1))).network("n"), parameters());
        QuantizedNetwork quantized = fitted(network).onChips(0.002).network();
        assertThatThrownBy(() -> new QuantizedModel("n", quantized)
                        .conversion(ConversionSettings.defaults().withResidentWeights(), false))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "resident is given, but n is quantized already; leave it out, or give the network in float, such as network-host.onnx");
        assertThatThrownBy(() -> new QuantizedModel("n", quantized)
                        .conversion(ConversionSettings.defaults().with(Copies.LOW_LATENCY), false))
                .hasMessageStartingWith("lowLatency is given");
    }
}
