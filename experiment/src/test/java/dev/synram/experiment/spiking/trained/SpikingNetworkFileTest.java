package dev.synram.experiment.spiking.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.spiking.encoding.RateEncoding;
import dev.synram.experiment.spiking.encoding.SpikeIntervals;
import dev.synram.files.FileException;
import dev.synram.files.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SpikingNetworkFileTest {

    @TempDir
    private Path folder;

    private static final String INTACT = SpikingNetworkFile.write(SampleNetwork.make());

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("spiking-network.json"), content);
    }

    @Test
    void aNetworkIsReadAsItWasWritten() throws IOException {
        TrainedSpikingNetwork written = SampleNetwork.make();
        TrainedSpikingNetwork read = SpikingNetworkFile.read(file(INTACT));
        assertThat(read.model().topology()).isEqualTo(written.model().topology());
        for (int i = 0; i < 2; i++) {
            assertThat(read.model().weights().get(i))
                    .containsExactly(written.model().weights().get(i));
            assertThat(read.hostModel().weights().get(i))
                    .containsExactly(written.hostModel().weights().get(i));
        }
        assertThat(read.encoding()).isEqualTo(written.encoding());
        assertThat(read.training()).isEqualTo(written.training());
        assertThat(SpikingNetworkFile.write(read)).isEqualTo(INTACT);
    }

    @ParameterizedTest
    @EnumSource
    void anEncodingOfRatesIsReadAsItWasWritten(SpikeIntervals intervals) throws IOException {
        RateEncoding rates = new RateEncoding(2, 26.5, 0.25, 6, intervals, true, 8, Long.MIN_VALUE);
        TrainedSpikingNetwork one = SampleNetwork.make();
        String written = SpikingNetworkFile.write(new TrainedSpikingNetwork(
                one.model(),
                one.hostModel(),
                one.scaling(),
                rates,
                one.decoder(),
                one.grid(),
                one.data(),
                one.classes(),
                one.chip(),
                one.softwareAccuracy(),
                one.training()));
        assertThat(SpikingNetworkFile.read(file(written)).encoding()).isEqualTo(rates);
    }

    @Test
    void aChangedWeightIsRefused() throws IOException {
        String changed = INTACT.replaceFirst("(\"weights\" : \\[ -?0\\.)\\d", "$17");
        assertThat(changed).isNotEqualTo(INTACT);
        assertThatThrownBy(() -> SpikingNetworkFile.read(file(changed)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("its checksum (sha256) does not match its content")
                .hasMessageEndingWith("get an undamaged copy, or train it again with 'synram spike train'");
    }

    /** Each with a checksum that is right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inputs       | 17             | encoded by 16 inputs, but the network has 17
            inputs       | 0              | inputs is 0; expected a whole number from 1 to 20000
            version      | 2              | version 2; this program reads synram-spiking-network, version 1
            decoder      | "FIRST_SPIKE"  | the answer is read by FIRST_SPIKE, but the outputs do not spike
            classes      | ["low"]        | the network has 2 outputs, but there are names of 1 classes
            softwareAccuracy | 1.5        | softwareAccuracy is 1.5; expected a number from 0.0 to 1.0
            grid         | {"stepMicros": 0.5, "steps": 0} | grid.steps is 0
            scaling      | {"low": [1], "high": [0]} | value 0 is scaled from 1.0..0.0
            encoding     | {"earlyMicros": 2, "lateMicros": 20, "repetitions": 3, "largestValue": 1} | encoded by 3 inputs, but the network has 16
            unknown      | 1              | unknown is not a field that belongs there
            """)
    void whatDoesNotFitIsNamed(String field, String value, String message) throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(INTACT);
        document.remove("sha256");
        document.set(field, JsonMapper.shared().readTree(value));
        Path file = file(JsonText.sealed(document));
        assertThatThrownBy(() -> SpikingNetworkFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }
}
