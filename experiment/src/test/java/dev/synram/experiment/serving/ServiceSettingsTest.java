package dev.synram.experiment.serving;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    private static final ServedChips CHIPS = new ServedChips(ChipSettings.defaults(), List.of(1L), Duration.ofHours(1));

    private static ServiceSettings settings(String host, Access access) {
        return new ServiceSettings(new Listening(host, 0, 0, 0), access, ServiceLimits.defaults(), CHIPS);
    }

    @Test
    void otherHostsNeedTokens() {
        assertThatThrownBy(() -> settings("0.0.0.0", Access.open()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("which other hosts reach, but no tokens are given; add --tokens FILE");
        assertThatCode(() -> settings("0.0.0.0", Access.open().withTokens(Path.of("tokens"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> settings("localhost", Access.open())).doesNotThrowAnyException();
    }

    @Test
    void valuesAreChecked() {
        assertThatThrownBy(() -> new Listening("localhost", 8000, 8000, 0))
                .hasMessage("grpcPort is 8000, as another port is; give each its own");
        assertThatThrownBy(() -> new Listening("localhost", 70_000, 0, 0))
                .hasMessage("httpPort is 70000; it must be 0..65535");
        assertThatThrownBy(() -> ServiceLimits.defaults().withQueue(10, 11))
                .hasMessage("userQueue is 11; it must be 1..10");
        assertThatThrownBy(() -> new Access(
                        Optional.empty(), Optional.of(Path.of("chain.pem")), Optional.empty(), Optional.empty()))
                .hasMessage("tlsKey is missing; TLS needs a certificate and its key");
        assertThatThrownBy(() -> new ServedChips(ChipSettings.defaults(), List.of(1L), Duration.ZERO))
                .hasMessage("recalibrateAfter is 0; it must be longer");
    }

    @Test
    void networksInFloatNeedSamples() {
        Network network = Flow.input(Shape.vector(4)).dense(2).network("net");
        FloatNetwork inFloat = new FloatNetwork(network, List.of(new FloatWeights(4, 2, new float[8])));
        assertThatThrownBy(() -> ServedNetwork.of(Model.of("net.onnx", inFloat)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("'net.onnx' is in float; give --calibration-data");
    }
}
