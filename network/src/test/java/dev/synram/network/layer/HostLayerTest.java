package dev.synram.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.PRelu;
import dev.synram.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostLayerTest {

    private static final ElementFunction CLIP = new ElementFunction(ElementFunction.Kind.CLIP, -1, 2);

    @Test
    void unitsScaleInputsAndResults() {
        HostLayer layer = new HostLayer(CLIP, 0.5, 0.25);
        float[] values = {-8, -1, 3, 9};
        assertThat(layer.results(values, 2)).containsExactly(-4, -2, 6, 8);
        assertThat(values).as("inputs remain").containsExactly(-8, -1, 3, 9);
        assertThat(layer.backward(values, new float[] {1, 1, 1, 1}, 2)).containsExactly(0, 2, 2, 0);
    }

    @Test
    void channelsOfEachPositionBelongTogether() {
        float[] shares = new HostLayer(new ChannelSoftmax(), 1, 0.01).results(new float[] {0, 0, 1, 1}, 2);
        assertThat(shares).containsExactly(50, 50, 50, 50);
    }

    @Test
    void resultsAreRoundedToTheNearestTiesUpwards() {
        assertThat(HostLayer.rounded(2.5f)).isEqualTo((byte) 3);
        assertThat(HostLayer.rounded(-2.5f)).isEqualTo((byte) -2);
        assertThat(HostLayer.rounded(-2.51f)).isEqualTo((byte) -3);
        assertThat(HostLayer.rounded(1e9f)).isEqualTo((byte) 127);
        assertThat(HostLayer.rounded(-1e9f)).isEqualTo((byte) -128);
    }

    @Test
    void unitsAndChannelsAreChecked() {
        for (double unit : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new HostLayer(CLIP, unit, 1)).hasMessageContaining("finite and above 0");
            assertThatThrownBy(() -> new HostLayer(CLIP, 1, unit)).hasMessageContaining("finite and above 0");
        }
        assertThatThrownBy(() -> new HostLayer(new PRelu(List.of(1f))).outputShape(new Shape(2, 3, 3)))
                .hasMessage("1 slopes do not fit 2 channels");
    }
}
