package dev.synram.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.experiment.serving.Access;
import dev.synram.experiment.serving.NewToken;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client in Python and its notebook, with this server; skipped where Python has not what they need. */
@Timeout(180)
class PythonClientTest {

    private static final Path CLIENT = Path.of("..", "clients", "python").toAbsolutePath();
    private static final Path NOTEBOOKS = Path.of("..", "examples", "python").toAbsolutePath();

    /** Not that of an environment which may hide the packages of the system. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final long MOST_BYTES = 50_000;

    @TempDir
    private Path folder = Path.of(".");

    private static void assumeThat(List<String> command, String needed) throws Exception {
        boolean works;
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            works = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            works = false; // there is no such program
        }
        assumeTrue(works, "skipped: needs " + needed);
    }

    private static Map<String, String> served(TestService service, String token) {
        String address = "http://127.0.0.1:%s".formatted(service.service().httpPort());
        return Map.of("SYNRAM_SERVER", address, "SYNRAM_TOKEN", token);
    }

    private void assertSucceeds(Map<String, String> environment, List<String> command) throws Exception {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(CLIENT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("PYTHONPATH", "src");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itsTestsPass() throws Exception {
        assumeThat(List.of(PYTHON, "-c", "import numpy, requests"), "python3-numpy and python3-requests");
        NewToken token = new NetworkInferenceServer()
                .makeToken("alice", false, LocalDate.now(ZoneOffset.UTC).plusYears(1));
        Path tokens = Files.writeString(folder.resolve("tokens"), token.line());
        try (TestService service = new TestService(
                        TestService.LIMITS, Access.open().withTokens(tokens), TestService.fastChip())
                .awaitReady()) {
            assertSucceeds(
                    served(service, token.secret()), List.of(PYTHON, "-m", "unittest", "discover", "-s", "tests"));
        }
    }

    @Test
    void theNotebookRuns() throws Exception {
        assumeThat(
                List.of(PYTHON, "-c", "import numpy, requests, nbclient, nbformat, ipykernel"),
                "python3-nbclient, python3-ipykernel, python3-numpy and python3-requests");
        try (TestService service = TestService.withFastChip()) {
            assertSucceeds(
                    served(service, ""),
                    List.of(
                            PYTHON,
                            NOTEBOOKS.resolve("run_notebook.py").toString(),
                            NOTEBOOKS.resolve("inference.ipynb").toString()));
            assertThat(Files.readString(folder.resolve("out.txt")))
                    .contains(
                            "['thirds', 'others']", "class 0: ", "chip='fast'", "400 input 'input' has shape [4, 95]");
        }
    }

    @Test
    void itsTypesAreRight() throws Exception {
        assumeThat(List.of("/usr/bin/mypy", "--version"), "mypy");
        assertSucceeds(
                Map.of(),
                List.of(
                        "/usr/bin/mypy",
                        "--config-file",
                        "pyproject.toml",
                        "--cache-dir",
                        folder.toString(),
                        "src",
                        "tests"));
    }

    @Test
    void itIsSmall() throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(CLIENT.resolve("src"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(file.toString().endsWith(".pyc") ? 0 : attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(bytes.get()).isBetween(1L, MOST_BYTES);
    }
}
