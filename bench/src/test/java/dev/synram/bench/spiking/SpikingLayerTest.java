package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpikingLayerTest {

    /** The names are those that the script of the peer reads. */
    @Test
    void layersAreTheSameAfterJson() {
        SpikingLayer layer = SpikingLayer.drawn(3, 2, 1).withRefractory(60);
        JsonNode json = JsonMapper.shared().readTree(layer.json());
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "duration",
                        "refractory",
                        "tau_membrane",
                        "tau_input",
                        "threshold",
                        "reset",
                        "saturation",
                        "weights",
                        "samples");
        SpikingLayer read = SpikingLayer.parse(layer.json());
        assertThat(read).usingRecursiveComparison().isEqualTo(layer);
    }

    @Test
    void coordinatesAreSentByFiveInputsEach() {
        SpikingLayer layer = SpikingLayer.drawn(120, 3, 1);
        assertThat(layer.inputs()).isEqualTo(25);
        for (double[][] sample : layer.samples()) {
            for (int input = 0; input < sample.length; input++) {
                assertThat(sample[input][0]).isEqualTo(input);
                assertThat(sample[input][1]).isBetween(2.0, 24.4 + 1e-9);
                if (input % 5 > 0) {
                    assertThat(sample[input][1] - sample[input - 1][1]).isBetween(0.1 - 1e-9, 0.1 + 1e-9);
                }
            }
        }
    }

    @Test
    void wrongLayersAreRefused() {
        String good = SpikingLayer.drawn(2, 1, 1).json();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingLayer.parse("{"))
                .withMessageContaining("not a layer of spiking neurons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingLayer.parse(good.replace("\"threshold\":[1.0,1.0]", "\"threshold\":[1.0]")))
                .withMessageContaining("threshold has 1 values, but there are 2 neurons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingLayer.parse(good.replace("[[[0.0,", "[[[25.0,")))
                .withMessageContaining("with an input 0..24");
    }
}
