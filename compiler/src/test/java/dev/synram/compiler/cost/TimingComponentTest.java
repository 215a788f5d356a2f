package dev.synram.compiler.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimingComponentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "networks.md");

    private static String row(TimingComponent component) {
        DurationRange micros = component.micros();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.4g | %.4g | %.4g |",
                component.label(),
                component.unit(),
                micros.low(),
                micros.typical(),
                micros.high());
    }

    @Test
    void theDocumentHasEveryComponent() throws IOException {
        List<String> rows = Arrays.stream(TimingComponent.values())
                .map(TimingComponentTest::row)
                .toList();
        assertThat(Files.readString(DOCUMENT)).contains(rows);
    }

    /** By hand, with 4 ns a cycle: a vector of 128 activations, without its events. */
    @Test
    void typicalOverheadFollowsFromTheDocumentedCycles() {
        double processing = (2 * (2 * 49 + 47) + 2 * 60) * 0.004;
        double command = (60 + 2 * 344) * 0.004;
        double roundTrips = 2 * (344 - 88) * 0.004;
        double events = 128 * 15 * 0.004;
        assertThat(OptimizedTiming.TYPICAL.vectorMicros(128))
                .isCloseTo(5 + 1 + 1.7 + processing + command + roundTrips + 344 * 0.004 + events, within(1e-9));
    }

    /** Two instructions, each an FPGA cycle of 8 ns, for four synapses. */
    @Test
    void weightsTakeTwoInstructionsAWord() {
        assertThat(OptimizedTiming.TYPICAL.weightMicros(256 * 256)).isCloseTo(256 * 256 / 4 * 0.016, within(1e-9));
    }

    @Test
    void everyComponentNeedsARange() {
        assertThatThrownBy(() -> new TimingRanges(Map.of())).hasMessage("there is no range for RESET");
    }
}
