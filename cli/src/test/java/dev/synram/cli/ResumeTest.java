package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Trainings that go on: after their end and after an interruption. */
@Tag("slow")
class ResumeTest {

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void writeData() throws IOException {
        SyntheticDigits.write(folder.resolve("data"), 400, 50);
    }

    private String[] train(String out, String... more) {
        return Stream.concat(
                        Stream.of(
                                "mnist",
                                "--data",
                                folder.resolve("data").toString(),
                                "--schedule",
                                "constant",
                                "--host-epochs",
                                "1",
                                "--threads",
                                "2",
                                "--out",
                                folder.resolve(out).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** With a constant rate the network is that of the longer training. */
    @Test
    void aFinishedTrainingIsExtended() throws Exception {
        assertThat(Said.by(train("extended", "--epochs", "1")).status()).isZero();
        Said shorter = Said.by(train("extended", "--epochs", "3", "--resume", "--seed", "2", "--batch", "100"));
        assertThat(shorter.status()).isEqualTo(2);
        assertThat(shorter.err().lines().toList().getLast())
                .isEqualTo(
                        "synram: --resume: %s holds a training with other settings: seed was 1 and is 2, "
                                + "batch was 400 and is 100; leave out --resume to start again",
                        folder.resolve("extended/.synram"));
        assertThat(Said.by(train("extended", "--epochs", "3", "--resume")).status())
                .isZero();
        assertThat(Said.by(train("whole", "--epochs", "3")).status()).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(folder.resolve("extended/result.json").toFile())
                        .required("history"))
                .hasSize(3);
        for (String name : List.of("network.synram", "network.onnx", "calibration.json")) {
            assertThat(Files.readAllBytes(folder.resolve("extended").resolve(name)))
                    .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(name)));
        }
    }

    /** The last epoch is repeated from the state before it, or the stage from its beginning: with the same network. */
    @Test
    void aDamagedStateCostsNoFinishedStage() throws Exception {
        assertThat(Said.by(train("whole", "--epochs", "2")).status()).isZero();
        Path states = folder.resolve("whole/.synram");
        Path newest = states.resolve("chip.state");
        byte[] network = Files.readAllBytes(folder.resolve("whole/network.synram"));
        byte[] state = Files.readAllBytes(newest);
        byte[] damaged = state.clone();
        damaged[state.length / 2] ^= 8;
        Files.write(newest, damaged);
        Said repeated = Said.by(train("whole", "--epochs", "2", "--resume"));
        assertThat(repeated.status()).isZero();
        assertThat(repeated.out())
                .contains(
                        "chip.state is damaged (its checksum does not match its content); the training goes on from the state before, after 1 epochs");
        assertThat(Files.readAllBytes(folder.resolve("whole/network.synram"))).isEqualTo(network);
        assertThat(Files.readAllBytes(newest)).isEqualTo(state);

        Files.write(newest, damaged);
        Files.write(states.resolve("chip.state.previous"), damaged);
        byte[] host = Files.readAllBytes(states.resolve("host.state"));
        Said refused = Said.by(train("whole", "--epochs", "2", "--resume"));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err().lines().toList().getLast())
                .startsWith("synram: %s and chip.state.previous are damaged".formatted(newest))
                .contains("delete both to repeat only this stage of the training")
                .doesNotContain("leave out --resume");
        Files.delete(newest);
        Files.delete(states.resolve("chip.state.previous"));
        assertThat(Said.by(train("whole", "--epochs", "2", "--resume")).status())
                .isZero();
        assertThat(Files.readAllBytes(states.resolve("host.state"))).isEqualTo(host);
        assertThat(Files.readAllBytes(folder.resolve("whole/network.synram"))).isEqualTo(network);
    }

    @Test
    void anInterruptionBeforeTheFirstEpochKeepsNothing() throws Exception {
        Process process = Program.start(folder, List.of(train("early")));
        while (process.isAlive() && !Files.readString(folder.resolve("stderr")).contains("reading")) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("synram: interrupted; no epoch was finished, so nothing is kept\n");
        assertThat(folder.resolve("early")).doesNotExist();
    }
}
