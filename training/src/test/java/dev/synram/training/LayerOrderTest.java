package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.setting.SettingException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerOrderTest {

    private static int[] frozen(LayerOrder order, int epochs) {
        return IntStream.range(0, epochs)
                .map(epoch -> order.frozen(epoch, epochs, 3))
                .toArray();
    }

    @Test
    void epochsAreDividedOverLayers() {
        assertThat(frozen(LayerOrder.TOGETHER, 4)).containsExactly(0, 0, 0, 0);
        assertThat(frozen(LayerOrder.layerByLayer(0), 6)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(frozen(LayerOrder.layerByLayer(2), 6)).containsExactly(0, 0, 0, 0, 1, 2);
        assertThat(frozen(LayerOrder.layerByLayer(0), 3)).containsExactly(0, 1, 2);
    }

    @Test
    void eachLayerNeedsAnEpoch() {
        assertThatThrownBy(() -> LayerOrder.layerByLayer(2).require(4, 3))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "epochs is 4 with 2 of all layers together, too few to train 3 multiplications layer by layer; give at least 5");
        LayerOrder.layerByLayer(2).require(5, 3);
        LayerOrder.TOGETHER.require(1, 3);
        assertThatThrownBy(() -> new LayerOrder(false, 2))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("train them layer by layer or leave it out");
    }
}
