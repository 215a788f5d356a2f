package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chips behind a network without the module that brings them. */
class ChipServerCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theNetworkIsAskedFor() {
        String out = folder.resolve("chip.json").toString();
        for (String[] command : new String[][] {
            {"chip-server", "--port", "0"}, {"calibrate", "--server", "localhost:50051", "--out", out}
        }) {
            Said said = Said.by(command);
            assertThat(said.err())
                    .startsWith("synram: chips behind a network need gRPC, which is not here; run ./synram")
                    .hasLineCount(1);
            assertThat(said.status()).isEqualTo(1);
        }
    }

    @Test
    void optionsThatBelongTogetherAreAskedFor() {
        Said.refused("--certificate, --key and --token belong together", "chip-server", "--key", "key.pem");
        Said.refused("--port is 65536; it must be 0..65535", "chip-server", "--port", "65536");
        String out = folder.resolve("chip.json").toString();
        Said.refused("--trust and --token belong together", "calibrate", "--out", out, "--token", "t");
        Said.refused("name it with --server", "calibrate", "--out", out, "--token", "t", "--trust", "c.pem");
    }

    @Test
    void aServedChipIsNotSimulatedHere() {
        String out = folder.resolve("chip.json").toString();
        Said.refused("'here' is no server; give HOST:PORT", "calibrate", "--out", out, "--server", "here");
        Said.refused(
                "--chip-seed, --preset and --scale are of simulated chips",
                "calibrate",
                "--out",
                out,
                "--server",
                "localhost:1",
                "--chip-seed",
                "2");
        Said.refused(
                "--calibration-age is of simulated chips",
                "calibrate",
                "--out",
                out,
                "--server",
                "localhost:1",
                "--calibration-age",
                "1h");
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(Said.by("help", "chip-server").out())
                .contains("--host", "--port", "--certificate", "--key", "--token", "about 15 MB", "Example: ");
        assertThat(Said.by("help", "calibrate").out()).contains("--server=HOST:PORT", "--trust");
    }
}
