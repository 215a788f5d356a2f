package dev.synram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class QuantizerTest {

    private static final Network NETWORK =
            new Network("small", Shape.vector(2), List.of(new Dense(2), new ConvertingRelu(2), new Dense(1)));

    @Property
    void resultsAreLaidIntoTheirRanges(
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
            assertThat(largestLsb).as("the usual largest result fills 31 << 2").isCloseTo(124, within(0.1));
        } else {
            assertThat(largestLsb).isLessThanOrEqualTo(124.1);
        }
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
