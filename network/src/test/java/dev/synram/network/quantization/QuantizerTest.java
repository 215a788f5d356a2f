package dev.synram.network.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class QuantizerTest {

    private static final Network NETWORK =
            new Network("small", Shape.vector(2), List.of(new Dense(2), new ConvertingRelu(2), new Dense(1)));

    @Property
    void resultsAreScaledToTheirRanges(
            @ForAll @DoubleRange(min = 0.0005, max = 0.01) @Scale(4) double gain,
            @ForAll @DoubleRange(min = 0.01, max = 10) double scale,
            @ForAll @DoubleRange(min = 0.05, max = 5) double usual) {
        List<FloatWeights> weights = List.of(
                new FloatWeights(2, 2, new float[] {(float) scale, 0.1f, -0.2f, (float) -scale}),
                new FloatWeights(2, 1, new float[] {0.5f, -0.25f}));
        float[] results = {(float) usual};
        List<float[]> byNode = List.of(new float[0], results, results, new float[] {1});
        Quantization scaled = new Quantizer(gain).quantize(new FloatNetwork(NETWORK, weights), _ -> byNode);
        for (int i = 0; i < 2; i++) {
            assertThat(scaled.numSends().get(i)).isBetween(1, 64);
            assertThat(scaled.parameters().get(i).largest()).isLessThanOrEqualTo(63.001f);
        }
        int sends = scaled.numSends().getFirst();
        double weightScale = scaled.parameters().getFirst().values()[0] / scale;
        double largestLsb = gain * sends * 31 * weightScale * usual;
        if (sends < 64) {
            assertThat(largestLsb).as("the 99.9th percentile fills 31 << 2").isCloseTo(124, within(0.1));
        } else {
            assertThat(largestLsb).isLessThanOrEqualTo(124.1);
        }
    }

    private static Quantization quantize(QuantizationOptions options, Network network, float[]... weights) {
        List<FloatWeights> parameters = new ArrayList<>();
        List<Parameter> expected = Parameter.ofFloat(network);
        for (int i = 0; i < weights.length; i++) {
            parameters.add(
                    new FloatWeights(expected.get(i).rows(), expected.get(i).columns(), weights[i]));
        }
        return new Quantizer(0.002, options)
                .quantize(
                        new FloatNetwork(network, parameters),
                        lowered -> lowered.network().nodes().stream()
                                .map(_ -> new float[] {1})
                                .toList());
    }

    /** 31 * 0.002 * 63 are 3.9 LSB a send. */
    @Example
    void choicesOfTheUserOverrideTheRule() {
        QuantizationOptions.Choice choice = new QuantizationOptions.Choice(50.0, null, 3);
        QuantizationOptions options = new QuantizationOptions(ScalingRule.PERCENTILE, false, Map.of("dense1", choice));
        Network network = Flow.input(Shape.vector(1)).dense(1).relu().dense(1).network("chosen");
        Quantization quantization = quantize(options, network, new float[] {1}, new float[] {1});
        assertThat(quantization.numSends().getFirst()).isEqualTo(3);
        assertThat(quantization.parameters().getFirst().values()[0]).isCloseTo(50, within(1e-3f));
        assertThat(quantization.uses().getFirst().usual()).isCloseTo(0.002 * 31 * 3 * 50, within(1e-3));
        assertThat(quantization.uses().getFirst().warning()).contains("layer dense1 is starved");
        QuantizationOptions.Choice shift = new QuantizationOptions.Choice(null, 0, null);
        Quantization shifted = quantize(
                new QuantizationOptions(ScalingRule.PERCENTILE, false, Map.of("relu1", shift)),
                network,
                new float[] {1},
                new float[] {1});
        assertThat(shifted.network().nodes()).extracting(Node::layer).contains(new ConvertingRelu(0));
        assertThatThrownBy(() -> quantize(
                        new QuantizationOptions(ScalingRule.PERCENTILE, false, Map.of("none", shift)),
                        network,
                        new float[] {1},
                        new float[] {1}))
                .hasMessageStartingWith("network chosen has no layer none; it has [input, dense1, relu1, dense2]");
    }

    /** With such small weights, even 64 sends reach 25 of 124 LSB, so dropping bits would gain nothing. */
    @Example
    void starvedLayersAreShiftedLess() {
        QuantizationOptions options = new QuantizationOptions(
                ScalingRule.PERCENTILE, false, Map.of("dense1", new QuantizationOptions.Choice(null, null, 6)));
        Network network = Flow.input(Shape.vector(1)).dense(1).relu().dense(1).network("weak");
        Quantization quantization = quantize(options, network, new float[] {1}, new float[] {1});
        assertThat(quantization.network().nodes()).extracting(Node::layer).contains(new ConvertingRelu(0));
    }

    @Example
    void summandsHaveTheSameScale() {
        Flow stem = Flow.input(Shape.vector(1)).dense(1);
        Network network = stem.relu().dense(1).add(stem).relu().dense(1).network("residual");
        Quantization quantization =
                quantize(QuantizationOptions.DEFAULT, network, new float[] {1}, new float[] {3}, new float[] {1});
        double stemScale = 0.002
                * quantization.numSends().get(0)
                * 31
                * quantization.parameters().get(0).values()[0];
        int shift = quantization.network().nodes().stream()
                .filter(node -> node.layer() instanceof ConvertingRelu)
                .map(node -> ((ConvertingRelu) node.layer()).shift())
                .findFirst()
                .orElseThrow();
        assertThat(shift)
                .as("weights of 3 cannot be sent often enough to shift by 2")
                .isEqualTo(1);
        double branchScale = 0.002
                * quantization.numSends().get(1)
                * stemScale
                / (1 << shift)
                * quantization.parameters().get(1).values()[0]
                / 3;
        assertThat(branchScale).isCloseTo(stemScale, within(1e-3 * stemScale));
    }

    @Example
    void aBiasOnTheArrayUsesAsManyRowsAsItNeeds() {
        Network network = Flow.input(Shape.vector(1)).dense(2, Bias.ON_ARRAY).network("biased");
        QuantizationOptions once = new QuantizationOptions(
                ScalingRule.PERCENTILE, false, Map.of("dense1", new QuantizationOptions.Choice(60.0, null, 1)));
        Quantization quantization = quantize(once, network, new float[] {1, 1}, new float[] {2.5f, -0.5f});
        FloatWeights matrix = quantization.parameters().getFirst();
        assertThat(matrix.inputs())
                .as("150 units of bias need three rows of 63")
                .isEqualTo(4);
        assertThat(matrix.values()).containsExactly(60, 60, 50, -10, 50, -10, 50, -10);
        assertThat(quantization.network().macs().getFirst().inputs()).isEqualTo(4);
    }

    @Property(tries = 50)
    void theSmallestErrorIsFoundWithOutliers(@ForAll @DoubleRange(min = 0.01, max = 1) double unit) {
        float[] results = new float[10_000];
        for (int i = 0; i < results.length; i++) {
            results[i] = (float) (unit * (i < 9_950 ? i / 9_950.0 : 20));
        }
        double percentile = ScalingRule.PERCENTILE.scale(results, 124, 4);
        double error = ScalingRule.SQUARED_ERROR.scale(results, 124, 4);
        assertThat(percentile * unit).as("the outliers just reach the limit").isCloseTo(124 / 20.0, within(0.01));
        assertThat(error).isBetween(percentile / 2 - 1e-9, 2 * percentile + 1e-9);
    }

    @Example
    void weightsAreRoundedAsTheChipDoes() {
        FloatWeights floats =
                new FloatWeights(1, 9, new float[] {0.4999f, 0.5f, -0.5f, -0.4999f, 1.5f, -2.5f, 62.5f, 63.7f, -99f});
        assertThat(QuantizedWeights.of(floats).values()).containsExactly(0, 1, -1, 0, 2, -3, 63, 63, -63);
    }

    @Example
    void weightsBeyondTheRangeAreRefused() {
        assertThatThrownBy(() -> new QuantizedWeights(2, 2, new byte[] {1, 2, -64, 0}))
                .hasMessage("weight at input 1, output 0 is -64; allowed are -63..63");
        assertThatThrownBy(() -> new Quantizer(Double.NaN)).hasMessageContaining("must be positive");
    }
}
