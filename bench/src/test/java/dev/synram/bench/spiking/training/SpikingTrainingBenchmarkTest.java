package dev.synram.bench.spiking.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpikingTrainingBenchmarkTest {

    /** Without the peer, as short as possible. */
    @Test
    void ratesAreMeasured() {
        List<String> told = new ArrayList<>();
        TrainingComparison.Settings settings =
                new TrainingComparison.Settings(Optional.empty(), List.of(0.5), 100, 1, 2, 0);
        SpikingTrainingBenchResult result = new TrainingComparison(settings, told::add).measure();
        assertThat(told).hasSize(2);
        assertThat(result.peers()).isEmpty();
        assertThat(result.onHost().rounds()).hasSize(2).allMatch(rate -> rate > 0);
        assertThat(result.inLoop().median()).isPositive();
        assertThat(result.loss()).isBetween(0.1, 3.0);
        JsonNode json = JsonMapper.shared().readTree(result.json());
        assertThat(json.required("hidden").asInt()).isEqualTo(120);
    }

    @Test
    void mistakesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingTrainingBenchmark.main(new String[] {"--step", "1"}))
                .withMessageContaining("--step is not an option with a value; there are --epochs, --json");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingTrainingBenchmark.main(new String[] {"--steps", "0.5,0"}))
                .withMessageContaining("steps of PyTorch are [0.5, 0.0] µs; give one or more above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingTrainingBenchmark.main(new String[] {"--epochs", "0"}))
                .withMessageContaining("0 epochs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingTrainingBenchmark.main(new String[] {"--samples", "49"}))
                .withMessageContaining("49 samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingTrainingBenchmark.main(new String[] {"--rounds", "few"}))
                .withMessageContaining("--rounds is few; it must be a number");
    }
}
