package dev.synram.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.Network;
import dev.synram.network.quantization.Quantization;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionStateTest {

    private static final ConversionSettings SETTINGS =
            ConversionSettings.defaults().withEffort(ConversionEffort.THOROUGH).withResidentWeights();

    @Test
    void networksInFloatAreConvertedAsAsked() {
        Model model = KnownNetwork.PUBLISHED.drawn(1);
        assertThat(ConversionState.of(model, SETTINGS)).isEqualTo(new ConversionState("thorough", "resident"));
        assertThat(ConversionState.of(model, ConversionSettings.defaults()))
                .isEqualTo(new ConversionState("fast", "in-batches"));
    }

    @Test
    void quantizedNetworksAreNotConverted() {
        Network layers = Network.mnist();
        QuantizedModel quantized = new QuantizedModel(
                "quantized",
                Quantization.round(layers, KnownNetwork.PUBLISHED.drawn(1).weights(), List.of(1, 1, 1)));
        assertThat(ConversionState.of(quantized, SETTINGS)).isNull();
    }
}
