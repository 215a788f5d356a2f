package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.contract.file.Damage;
import dev.synram.experiment.sweep.design.ChipKind;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are written down in YAML files. */
class SweepFileTest {

    private static final int DAMAGED = 100;
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of(".");

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("sweep.yaml"), text).toString();
    }

    /** The rows of a sweep in a folder of its own. */
    private List<SweepRow> rows(String... arguments) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--out";
        all[arguments.length + 1] = out.toString();
        all[arguments.length + 2] = "--threads";
        all[arguments.length + 3] = "1";
        Said said = InProcessEngine.said(folder, all);
        assertThat(said.err()).doesNotContain("synram:");
        assertThat(said.status()).isZero();
        return InProcessEngine.rows(out);
    }

    private static List<String> documented() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "sweep.md"));
        return YAML.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```yaml\n", "").replace("```", ""))
                .toList();
    }

    /** The examples of the documentation, on a chip that is not calibrated. */
    @Test
    void documentedFilesRun() throws IOException {
        List<String> files = documented();
        assertThat(files).hasSize(2);
        List<SweepRow> grid = rows("sweep", file(files.get(0)), "--chip-seed", "3", "--calibration-effort", "none");
        assertThat(grid).hasSize(3 * 2).allMatch(row -> row.measured().isPresent());
        assertThat(grid).allMatch(row -> row.point().kind().chipSeed() == 3);
        List<SweepRow> points = rows("sweep", "--calibration-effort", "none", file(files.get(1)), "--chip-seed=4,5");
        assertThat(points).hasSize(2 + 1 + 2);
        assertThat(points.get(2).point().kind().chipSeed()).isEqualTo(7);
        assertThat(points.get(3).point().kind().scales()).containsEntry(ErrorSource.SYNAPSE_GAIN, 2.0);
        assertThat(points.get(0).point().kind().scales()).containsEntry(ErrorSource.SYNAPSE_GAIN, 1.0);
    }

    @Test
    void aFileSaysTheSameAsOptions() throws IOException {
        List<SweepRow> byFile = rows("sweep", file("""
                        chip-seed: [1..2, 9]
                        calibration-effort: none
                        scale: {synapse-gain: [1, 4]}
                        """));
        List<SweepRow> byOptions =
                rows("sweep", "--chip-seed=1..2,9", "--calibration-effort=none", "--scale=synapse-gain=1,4");
        assertThat(byFile).isEqualTo(byOptions).hasSize(6);
        assertThat(byFile)
                .extracting(SweepRow::point)
                .allMatch(point -> point.age().equals(Duration.ofHours(12)));
        assertThat(byFile)
                .extracting(row -> row.point().kind())
                .extracting(ChipKind::chipSeed)
                .contains(9L);
    }

    @Test
    void mistakesAreNamedInOneLine() throws IOException {
        refused("chip-seeds: 1", "'chip-seeds' is no key; there are ", "calibration-age");
        refused("help: true", "'help' is no key");
        refused("runs: [1, 2]", "'runs' is [1, 2]; give one value");
        refused("runs:", "'runs' is empty; give one value");
        refused("runs: many", "sweep.yaml: Invalid value for option '--runs': 'many' is not a whole number");
        refused("resume: perhaps", "'resume' is perhaps; give true or false");
        refused("scale: 2", "'scale' is 2; give names with values, such as {synapse-gain: [1, 2, 4]}");
        refused("scale: {nothing: 2}", "no error source is called 'nothing'");
        refused("preset: [harsh, mild]", "sweep.yaml: --preset: 'mild' is none of nominal, ideal, harsh");
        refused("wait: 2\nwait: 3", "is no YAML: line 2: found duplicate key wait");
        refused("wait: [2", "is no YAML: line ");
        refused("- wait", "holds no names with values");
        refused("wait: 2,2", "--wait names 2 twice");
        refused("num-sends: -1", "--num-sends is -1");
        refused("layout: mine", "--layout: 'mine' is none of optimized, public");
        refused("points: 3", "'points' is 3; give a list of points");
        refused("points: [3]", "'points' holds 3; give points such as");
        refused("points: [{chips: x}]", "--points 'chips=x': Invalid value for option '--chips'");
        refused("points: [{runs: 3}]", "'runs=3' is no axis with a value; there are calibration-age, ");
        refused("points: [{wait: 1}]\nlatin-hypercube: 3", "exclude each other");
        refused("wait: " + "[".repeat(100_000), "nested more than 10 deep");
        Said.refused("SPEC: 'nowhere.yaml' does not exist; give a YAML file", "sweep", "nowhere.yaml");
    }

    /** Whatever a file holds, the answer is one line: a mistake of the user's, or that the engine is not here. */
    @Test
    void damagedFilesAreAnsweredInOneLine() throws IOException {
        List<String> files = documented();
        Random random = new Random(1);
        Path file = folder.resolve("damaged.yaml");
        for (int i = 0; i < DAMAGED; i++) {
            byte[] whole = files.get(i % 2).getBytes(StandardCharsets.UTF_8);
            Files.write(file, Damage.bytes(whole, random));
            Said said = Said.by("sweep", file.toString());
            assertThat(said.err().lines())
                    .as(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .hasSize(1);
            assertThat(said.err()).doesNotContain("internal error");
        }
    }

    private void refused(String text, String... why) throws IOException {
        for (String one : why) {
            Said.refused(one, "sweep", file(text));
        }
    }
}
