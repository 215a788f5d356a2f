package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user runs it: a process of its own. */
final class Program {

    private Program() {}

    /** Its exit status and what it said. */
    record Outcome(int status, String out, String err) {}

    /** Starts it in a folder, which receives what it says in files stdout and stderr. */
    static Process start(Path home, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-Dsynram.calibrations=" + System.getProperty("synram.calibrations", ""),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.synram.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment()
                .put(
                        "XDG_CACHE_HOME",
                        Path.of("target", "cache").toAbsolutePath().toString());
        return builder.redirectOutput(home.resolve("stdout").toFile())
                .redirectError(home.resolve("stderr").toFile())
                .start();
    }

    /** Runs it in a folder to its end. */
    static Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder, List.of(arguments));
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("stdout")),
                Files.readString(folder.resolve("stderr")));
    }
}
