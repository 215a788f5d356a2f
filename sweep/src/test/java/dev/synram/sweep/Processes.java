package dev.synram.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Processes of a sweep on this machine. */
final class Processes {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 50;

    private Processes() {}

    /** Starts a Java program with the class path of the tests; what it says goes to a file. */
    static Process start(Path log, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits until something is so, while a process lives. */
    static void await(Process process, Path log, BooleanSupplier condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Number of files of rows in a folder of results. */
    static int files(Path results) {
        Path rows = results.resolve("rows");
        if (!Files.isDirectory(rows)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(rows)) {
            return (int)
                    files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException e) {
            return 0;
        }
    }
}
