package dev.synram.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.sweep.SweepCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose process is killed goes on where it was. */
class KilledDriverTest {

    private static final int CHIPS = 12;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void finishedRowsAreKeptAndTheOthersComputed() throws Exception {
        Path killed = folder.resolve("killed");
        Path log = folder.resolve("log");
        Process driver = Processes.start(
                log, Map.of(), Chips.class.getName(), String.valueOf(CHIPS), killed.toString(), "local[1]");
        Processes.await(driver, log, () -> Processes.files(killed) >= 2);
        driver.destroyForcibly().waitFor();
        int kept = Processes.files(killed);
        assertThat(Chips.csv(killed).lines().toList()).hasSizeBetween(2, 4 * CHIPS);
        Chips.run(CHIPS, killed, SweepCluster.local(2));
        assertThat(Processes.files(killed)).isGreaterThan(kept);
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Chips.run(CHIPS, whole, SweepCluster.local(2));
        assertThat(Chips.csv(killed)).isEqualTo(Chips.csv(whole)).hasLineCount(4 * CHIPS + 1);
    }
}
