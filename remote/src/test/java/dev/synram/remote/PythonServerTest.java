package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.chip.Chip;
import dev.synram.contract.ChipContract;
import dev.synram.contract.ExactChip;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The skeleton of a server in Python serves a chip that does all that a chip must do; skipped where Python has no gRPC. */
class PythonServerTest implements ChipContract {

    private static final Path SOURCES = Path.of("src", "main").toAbsolutePath();

    /** Not that of an environment which may hide the packages of the system. */
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private static Path folder = Path.of(".");

    private static List<Process> processes = List.of();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                works(PYTHON, "-c", "import grpc, google.protobuf") && works("protoc", "--version"),
                "skipped: needs python3-grpcio, python3-protobuf and protobuf-compiler");
        assertThat(works(
                        "protoc",
                        "-I",
                        SOURCES.resolve("resources").toString(),
                        "--python_out=" + folder,
                        "synram/chip/v1/chip.proto"))
                .isTrue();
        ProcessBuilder builder = new ProcessBuilder(
                        PYTHON, SOURCES.resolve("python/linear_chip_server.py").toString(), "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONPATH", folder.toString());
        Process server = builder.start();
        processes = List.of(server);
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        port = Integer.parseInt(out.readLine());
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    @AfterAll
    static void stop() {
        processes.forEach(Process::destroy);
    }

    @Override
    public Chip open() {
        return RemoteChip.connect(ConnectionSettings.to(new Endpoint("localhost", port)));
    }

    /** It computes as the linear chip in Java does, also for two users in turn, whose states are sent again. */
    @Test
    void itsProductsAreExact() {
        try (Chip first = open();
                Chip second = open();
                Chip exact = new ExactChip(2)) {
            Written.whole(first, 1);
            Written.whole(exact, 1);
            for (int i = 0; i < 2; i++) {
                assertThat(Written.product(second, 1)).containsOnly(0);
                assertThat(Written.product(first, 1)).isEqualTo(Written.product(exact, 1));
            }
        }
    }
}
