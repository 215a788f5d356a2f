package dev.synram.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.sweep.SweepCluster;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers on this machine: an executor is killed, then the driver, and the rows are those of one thread. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Spark's standalone workers start executors by a shell")
class ClusterTest {

    private static final int CHIPS = 30;
    private static final int FEW_CHIPS = 3;
    private static final int LONGEST_MINUTES = 5;

    @TempDir
    private Path folder = Path.of(".");

    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private String master = "";

    @BeforeEach
    void startCluster() throws Exception {
        environment =
                Map.of("SPARK_HOME", home().toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1");
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--webui-port",
                "0");
        for (int i = 1; i <= 2; i++) {
            workers.add(start(
                    "worker" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve("work" + i).toString(),
                    master));
        }
    }

    private Process start(String name, String... arguments) throws IOException {
        Process process = Processes.start(folder.resolve(name), environment, arguments);
        processes.add(process);
        return process;
    }

    /** Executors find the classes that are not in jars where the tests have them. */
    private Process startDriver(String name, Path results) throws IOException {
        return start(
                name,
                "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                Chips.class.getName(),
                String.valueOf(CHIPS),
                results.toString(),
                master);
    }

    /** A folder with links to the jars of the tests, as Spark wants it. */
    private static Path home() throws IOException {
        Path home = Path.of("target", "spark-home").toAbsolutePath();
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry).toAbsolutePath();
            Path link = jars.resolve(jar.getFileName());
            if (entry.endsWith(".jar")) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, jar);
            }
        }
        return home;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stopCluster() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Tag("nightly")
    @Test
    void neitherAKilledExecutorNorAKilledDriverChangesARow() throws Exception {
        Path onCluster = folder.resolve("cluster");
        Path log = folder.resolve("driver");
        Process driver = startDriver("driver", onCluster);
        Processes.await(
                driver, log, () -> Processes.files(onCluster) >= 2 && executor().isPresent());
        executor().orElseThrow().destroyForcibly();
        int before = Processes.files(onCluster);
        Processes.await(driver, log, () -> Processes.files(onCluster) >= before + 2);
        driver.destroyForcibly().waitFor();
        assertThat(Chips.csv(onCluster).lines().toList()).hasSizeBetween(2, 4 * CHIPS);
        Process again = startDriver("again", onCluster);
        assertThat(again.waitFor())
                .as(Files.readString(folder.resolve("again")))
                .isZero();
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Chips.run(CHIPS, whole, SweepCluster.local(1));
        assertThat(Chips.csv(onCluster)).isEqualTo(Chips.csv(whole)).hasLineCount(4 * CHIPS + 1);
    }

    /** Executors that are there work on without their master. */
    @Tag("nightly")
    @Test
    void aKilledMasterEndsNoSweep() throws Exception {
        Path onCluster = folder.resolve("cluster");
        Path log = folder.resolve("driver");
        Process driver = startDriver("driver", onCluster);
        Processes.await(driver, log, () -> Processes.files(onCluster) >= 1);
        processes.getFirst().destroyForcibly().waitFor();
        assertThat(Chips.csv(onCluster).lines().toList()).hasSizeLessThan(4 * CHIPS);
        assertThat(driver.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
                .as(Files.readString(log))
                .isTrue();
        assertThat(driver.exitValue()).as(Files.readString(log)).isZero();
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Chips.run(CHIPS, whole, SweepCluster.local(1));
        assertThat(Chips.csv(onCluster)).isEqualTo(Chips.csv(whole)).hasLineCount(4 * CHIPS + 1);
    }

    /** As a scheduler of jobs starts a sweep. */
    @Test
    void sparkSubmitRunsASweep() throws Exception {
        Path onCluster = folder.resolve("cluster");
        Process submit = start(
                "submit",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                "--class",
                Chips.class.getName(),
                "spark-internal",
                String.valueOf(FEW_CHIPS),
                onCluster.toString(),
                master);
        assertThat(submit.waitFor())
                .as(Files.readString(folder.resolve("submit")))
                .isZero();
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Chips.run(FEW_CHIPS, whole, SweepCluster.local(1));
        assertThat(Chips.csv(onCluster)).isEqualTo(Chips.csv(whole)).hasLineCount(4 * FEW_CHIPS + 1);
    }

    /** What a worker starts is an executor. */
    private Optional<ProcessHandle> executor() {
        return workers.stream().flatMap(Process::descendants).findFirst();
    }
}
