package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The list of commands in a process that has no other jars than the launcher gives it: those of Synram and of picocli. */
class CommandListTest {

    private static Process start(ProcessBuilder.Redirect out, String... arguments) throws IOException {
        String own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(CommandListTest::isGiven)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                own,
                "dev.synram.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectOutput(out).start();
    }

    /** Modules of the reactor are jars or folders of classes. */
    private static boolean isGiven(String entry) {
        Path path = Path.of(entry);
        String name = path.getFileName().toString();
        return name.startsWith("picocli-") || name.startsWith("synram-") || Files.isDirectory(path);
    }

    private static String said(String... arguments) throws IOException, InterruptedException {
        Process process = start(ProcessBuilder.Redirect.PIPE, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(errors).isEmpty();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void helpAndVersionNeedNoOtherJars() throws Exception {
        assertThat(said("--help"))
                .isEqualTo(said())
                .isEqualTo(CommandList.commandLine().getUsageMessage());
        assertThat(said("-V")).startsWith("synram ").hasLineCount(1);
    }

    /** The negative control: a command does need them. */
    @Test
    void commandsNeedOtherJars(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file.json"), "{}");
        Process process = start(ProcessBuilder.Redirect.DISCARD, "inspect", file.toString());
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("NoClassDefFoundError");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldWithoutOtherJars() throws Exception {
        Process process = start(ProcessBuilder.Redirect.to(new File("/dev/full")), "--help");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("synram: standard output could not be written")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    }

    /** As of a library that is not there. */
    @Test
    void anErrorIsToldInALine() {
        PrintStream before = System.out;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errBefore = System.err;
        try {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    throw new NoClassDefFoundError("some/Missing");
                }
            });
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(CommandList.run("--version")).isEqualTo(1);
        } finally {
            System.setOut(before);
            System.setErr(errBefore);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("synram: ")
                .contains("some/Missing")
                .hasLineCount(1);
    }
}
