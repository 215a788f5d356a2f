package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sweeps without the engine that their module brings. */
class SweepCommandTest {

    @Test
    void theEngineIsAskedFor() {
        for (String command : new String[] {"sweep", "sweep report nowhere", "sweep query nowhere question"}) {
            Said said = Said.by(command.split(" ", -1));
            assertThat(said.err())
                    .startsWith("synram: sweeps need Apache Spark, which is not here; run ./synram")
                    .hasLineCount(1);
            assertThat(said.status()).isEqualTo(1);
        }
    }

    @Test
    void seedsAreNumbersAndRanges() {
        Said.refused("'5..1' ends before it begins", "sweep", "--chip-seed", "1,5..1");
        Said.refused("'1-5' is no seed and no range of seeds", "sweep", "--chip-seed", "1-5");
    }

    @Test
    void helpNamesTheOptionsAndCommands() {
        assertThat(Said.by("help", "sweep").out())
                .contains("--latin-hypercube", "--master", "--resume", "report", "query", "about 280 MB");
        assertThat(Said.by("sweep", "query", "--help").out()).contains("Usage: synram sweep query", "Example: ");
        assertThat(Said.by("sweep", "report", "--help").out()).contains("Usage: synram sweep report", "Example: ");
    }
}
