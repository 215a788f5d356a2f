package dev.synram.network.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputRangeTest {

    @Test
    void rangesAreDerivedFromSamples() {
        assertThat(InputRange.of(new float[] {0, 0.5f, 2})).isEqualTo(new InputRange(false, 2));
        assertThat(InputRange.of(new float[] {-3, 1})).isEqualTo(new InputRange(true, 3));
        assertThat(InputRange.of(new float[] {0, 0})).isEqualTo(new InputRange(false, 1));
        assertThat(new InputRange(true, 2).activations(new float[] {2, -1, 0.1f, 5, -9}))
                .containsExactly(31, -15, 2, 31, -31);
        assertThat(new InputRange(false, 2).activations(new float[] {-1, 1})).containsExactly(0, 16);
        assertThatThrownBy(() -> new InputRange(false, 0)).hasMessageContaining("above 0");
    }

    /** Activations of 10 bits on three rows; 1,023 stands for 2; a channel with the factor 0 is lost. */
    @Test
    void activationsStandForSamplesAgain() {
        ChannelNorm norm = new ChannelNorm(List.of(0.5f, 0f, -2f), List.of(1f, 0.25f, 0f));
        InputRange range =
                new InputRange(new Encoding(true, norm, RowSlices.ofBits(10).withCopies(2)), 2);
        float[] samples = {-5.5f, 7, 0.625f, 1.5f, -1, -0.3f, 9, 0, 3};
        byte[] activations = range.activations(samples);
        float[] elements = new float[activations.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = activations[i];
        }
        assertThat(range.samples(elements))
                .as("9 and 3 are beyond the range")
                .containsExactly(new float[] {-5.5f, 0, 0.625f, 1.5f, 0, -0.3f, 2, 0, 1}, within(2.1f / 1023));
    }

    @Test
    void firstWeightsAreMultipliedByTheRange() {
        Flow pooled = Flow.input(new Shape(1, 2, 2)).maxPool(2);
        Network network = pooled.dense(1, Bias.DIGITAL).relu(4).dense(1).network("n");
        FloatNetwork before = new FloatNetwork(
                network,
                List.of(
                        new FloatWeights(1, 1, new float[] {3}),
                        new FloatWeights(1, 1, new float[] {5}),
                        new FloatWeights(1, 1, new float[] {7})));
        FloatNetwork after = new InputRange(true, 2).applied(before);
        assertThat(after.parameters().get(0).values()).containsExactly(6);
        assertThat(after.parameters().get(1).values()).containsExactly(5);
        assertThat(after.parameters().get(2).values()).containsExactly(7);
        assertThat(after.network().nodes().getFirst().layer()).isEqualTo(new Input(new Shape(1, 2, 2), true));

        Flow input = Flow.input(new Shape(2, 1, 1));
        Network mixed = input.dense(2).add(input).network("mixed");
        FloatNetwork both = new FloatNetwork(mixed, List.of(new FloatWeights(2, 2, new float[4])));
        assertThatThrownBy(() -> new InputRange(false, 2).applied(both)).hasMessageContaining("scaled separately");
    }
}
