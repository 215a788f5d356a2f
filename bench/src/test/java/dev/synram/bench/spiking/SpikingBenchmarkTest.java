package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.synram.bench.spiking.SpikingBenchResult.ActivitySpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpikingBenchmarkTest {

    /** Without the peer, as short as possible. */
    @Test
    void speedsAreMeasured() {
        List<String> told = new ArrayList<>();
        SpikingComparison.Settings settings =
                new SpikingComparison.Settings(Optional.empty(), List.of(), 2, 2, 1, 0, 0);
        SpikingBenchResult result = new SpikingComparison(settings, told::add).measure();
        assertThat(told).hasSize(12);
        assertThat(result.comparisons()).isEmpty();
        assertThat(result.speeds())
                .hasSize(12)
                .allSatisfy(speed -> assertThat(speed.rate().median()).isPositive());
        assertThat(result.speeds().stream().map(ActivitySpeed::neurons).distinct())
                .containsExactly(120, 512);
        JsonNode json = JsonMapper.shared().readTree(result.json());
        assertThat(json.required("speeds")
                        .get(1)
                        .required("rate")
                        .required("rounds")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void mistakesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingBenchmark.main(new String[] {"--step", "1"}))
                .withMessageContaining("--step is not an option with a value; there are --json, --python");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingBenchmark.main(new String[] {"--steps", "100"}))
                .withMessageContaining("1 steps of Brian; a comparison at equal error needs 2 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingBenchmark.main(new String[] {"--rounds", "few"}))
                .withMessageContaining("--rounds is few; it must be a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpikingBenchmark.main(new String[] {"--rounds", "0"}))
                .withMessageContaining("rounds are 0.0; allowed are 1.0 or more");
    }
}
