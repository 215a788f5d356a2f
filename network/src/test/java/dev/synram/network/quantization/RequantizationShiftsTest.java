package dev.synram.network.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.shape.Shape;
import org.junit.jupiter.api.Test;

class RequantizationShiftsTest {

    @Test
    void shiftsAreReplacedByName() {
        Network network =
                RequantizationShifts.replaced(Network.mnist(), (name, shift) -> name.equals("relu2") ? 5 : shift);
        assertThat(network.nodes()).hasSameSizeAs(Network.mnist().nodes());
        assertThat(network.nodes().get(2).layer()).isEqualTo(new ConvertingRelu(2));
        assertThat(network.nodes().get(4).layer()).isEqualTo(new ConvertingRelu(5));
    }

    /** A requantization of the network has its own name, one that lowering inserts that of the layer before it. */
    @Test
    void layersAreTheUsersNames() {
        assertThat(RequantizationShifts.layers(Network.mnist())).containsExactly("relu1", "relu2");
        Network plain =
                Flow.input(Shape.vector(8)).dense(6).relu().dense(4).dense(2).network("plain");
        assertThat(RequantizationShifts.layers(plain)).containsExactly("relu1", "dense2");
        assertThat(LoweringPass.of(plain, layer -> layer.equals("relu1") ? 1 : 3)
                        .nodes()
                        .get(3)
                        .layer())
                .isEqualTo(new ConvertingRelu(1));
    }
}
