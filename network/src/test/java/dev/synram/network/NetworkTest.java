package dev.synram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void thePublishedNetworkHasThePublishedSizes() {
        List<Mac> macs = Network.mnist().macs();
        assertThat(macs).extracting(Mac::inputs).containsExactly(100, 500, 128);
        assertThat(macs).extracting(Mac::outputs).containsExactly(20, 128, 10);
        assertThat(macs).extracting(Mac::positions).containsExactly(25, 1, 1);
        assertThat(macs.stream().mapToLong(Mac::macs).sum())
                .as("multiply-accumulate operations per sample, as counted in the notes on the source document")
                .isEqualTo(115_280);
        assertThat(Network.mnist().output()).isEqualTo(Shape.vector(10));
    }

    @Test
    void aLayerThatDoesNotFitIsNamed() {
        assertThatThrownBy(() ->
                        new Network("odd", new Shape(1, 8, 8), List.of(new Conv2d(3, 7, 1, 0), new Conv2d(1, 5, 1, 0))))
                .hasMessageStartingWith("layer conv 1, 5x5 after [conv 3, 7x7 (3 x 2 x 2)]: ")
                .hasMessageEndingWith("a window of 5x5 does not fit into an input of 3 x 2 x 2");
        assertThatThrownBy(() -> new Network("empty", Shape.vector(1), List.of()))
                .hasMessage("network empty has no layers");
    }

    @Test
    void convertingReluShiftsAndClips() {
        ConvertingRelu relu = new ConvertingRelu(2);
        assertThat(relu.apply((byte) -128)).isZero();
        assertThat(relu.apply((byte) 3)).isZero();
        assertThat(relu.apply((byte) 4)).isEqualTo((byte) 1);
        assertThat(relu.apply((byte) 123)).isEqualTo((byte) 30);
        assertThat(relu.apply((byte) 124)).isEqualTo((byte) 31);
        assertThat(relu.apply((byte) 127)).isEqualTo((byte) 31);
        assertThat(new ConvertingRelu(1).apply((byte) 127)).as("clipped").isEqualTo((byte) 31);
    }
}
