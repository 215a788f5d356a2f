package dev.synram.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepException;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.design.SweepAxes;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in threads of this process. */
class SparkSweepEngineTest {

    private static final int CHIPS = 3;
    private static final int ROWS = 4 * CHIPS;
    private static final int FLIPS_APART = 31;

    @TempDir
    private static Path expected = Path.of(".");

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void runOnOneThread() throws IOException {
        Chips.run(CHIPS, expected, SweepCluster.local(1));
    }

    private static List<Path> files(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results.resolve("rows"))) {
            return files.sorted().toList();
        }
    }

    private void copyRows() throws IOException {
        Files.createDirectory(folder.resolve("rows"));
        for (Path file : files(expected)) {
            Files.copy(file, folder.resolve("rows").resolve(file.getFileName()));
        }
    }

    @Test
    void rowsDoNotDependOnThreads() throws IOException {
        assertThat(SweepEngine.find()).isInstanceOf(SparkSweepEngine.class);
        Chips.run(CHIPS, folder, SweepCluster.local(2));
        assertThat(Chips.csv(folder)).isEqualTo(Chips.csv(expected)).hasLineCount(ROWS + 1);
    }

    /** What is there is not computed again, and what is missing is computed as before. */
    @Test
    void missingRowsAreComputed() throws IOException {
        copyRows();
        assertThat(files(folder)).hasSizeGreaterThan(1);
        Path kept = files(folder).getLast();
        byte[] content = Files.readAllBytes(kept);
        Files.delete(files(folder).getFirst());
        int before = Chips.csv(folder).lines().toList().size();
        assertThat(before).isBetween(2, ROWS);
        Chips.run(CHIPS, folder, SweepCluster.local(2));
        assertThat(Chips.csv(folder)).isEqualTo(Chips.csv(expected));
        assertThat(Files.readAllBytes(kept)).isEqualTo(content);
        List<Path> complete = files(folder);
        Chips.run(CHIPS, folder, SweepCluster.local(1));
        assertThat(files(folder)).isEqualTo(complete);
    }

    /** Rows are known by their numbers in files, and a number is another point in another sweep. */
    @Test
    void rowsOfAnotherSweepAreNotAdopted() throws IOException {
        copyRows();
        List<Path> before = files(folder);
        assertThatThrownBy(() -> Chips.run(CHIPS + 1, folder, SweepCluster.local(1)))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining(folder + " holds rows of another sweep");
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        copyRows();
        Path damaged = files(folder).getFirst();
        byte[] content = Files.readAllBytes(damaged);
        for (byte[] wrong : List.of(flipped(content), Arrays.copyOf(content, content.length / 2), new byte[0])) {
            Files.write(damaged, wrong);
            assertThatThrownBy(() -> Chips.run(CHIPS, folder, SweepCluster.local(1)))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining(damaged.toString())
                    .hasMessageEndingWith("delete it and repeat the sweep with --resume, which computes its rows again")
                    .hasMessageNotContaining("\n");
        }
    }

    /** Parquet has checksums for its pages alone: a flipped bit in the footer can hide rows. */
    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        copyRows();
        Path damaged = files(folder).getFirst();
        byte[] content = Files.readAllBytes(damaged);
        for (int bit = 0; bit < 8 * content.length; bit += FLIPS_APART) {
            byte[] wrong = content.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(damaged, wrong);
            assertThatThrownBy(() -> Chips.csv(folder))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining("its content is not what was written");
        }
    }

    @Test
    void filesOfOtherNamesAreNoRows() throws IOException {
        copyRows();
        Path renamed = folder.resolve("rows").resolve("part-000001.parquet");
        Files.move(files(folder).getFirst(), renamed);
        assertThatThrownBy(() -> Chips.csv(folder))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining(renamed.toString());
    }

    /** In the pages of values at the beginning of the file. */
    private static byte[] flipped(byte[] content) {
        byte[] wrong = content.clone();
        wrong[60] ^= 1;
        return wrong;
    }

    /** A file in the place of the folder stands for a disk that cannot be written. */
    @Test
    void whatCannotBeWrittenEndsTheSweep() throws IOException {
        Files.createFile(folder.resolve("rows"));
        assertThatThrownBy(() -> Chips.run(1, folder, SweepCluster.local(1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("rows");
    }

    @Test
    void aMasterMustHaveAnAddress() {
        assertThatThrownBy(() -> Chips.run(1, folder, new SweepCluster("nonsense")))
                .isInstanceOf(SweepException.class)
                .hasMessageStartingWith("--master nonsense cannot be used: ")
                .hasMessageEndingWith("; give an address such as spark://host:7077")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aRowThatFailsDoesNotEndTheSweep() throws IOException {
        SweepAxes axes = SweepAxes.ofChips(1, 1).withScale(ErrorSource.LEAK_POTENTIAL, 1000.0);
        Sweep sweep = Sweep.ofChips(SweepSettings.of(axes));
        SweepEngine engine = new SparkSweepEngine();
        engine.run(sweep, folder, SweepCluster.local(1), Progress.NONE);
        List<SweepRow> rows = engine.rows(folder, sweep.settings().schema());
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().measured()).isEmpty();
        assertThat(rows.getFirst().failure()).contains("chip 1");
    }

    @Test
    void questionsAreAnswered() {
        List<List<String>> answer = new ArrayList<>();
        SweepEngine engine = new SparkSweepEngine();
        engine.query(
                expected,
                Chips.schema(),
                "SELECT scale_synapse_gain AS factor, count(DISTINCT chip_seed), count(accuracy), min(age_hours) FROM rows GROUP BY 1 ORDER BY 1",
                answer::add);
        assertThat(answer)
                .containsExactly(
                        List.of("factor", "count(DISTINCT chip_seed)", "count(accuracy)", "min(age_hours)"),
                        List.of("1.0", "3", "0", "0.0"),
                        List.of("4.0", "3", "0", "0.0"));
        assertThatThrownBy(() -> engine.query(expected, Chips.schema(), "SELECT nothing FROM rows", answer::add))
                .isInstanceOf(SweepException.class)
                .hasMessageContaining("nothing")
                .hasMessageNotContaining("\n");
        for (String wrong : List.of("SELEKT", "SELECT 1 / 0 FROM rows")) {
            assertThatThrownBy(() -> engine.query(expected, Chips.schema(), wrong, answer::add))
                    .isInstanceOf(SweepException.class);
        }
    }
}
