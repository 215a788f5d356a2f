package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Messages of the program, started by the launcher of an archive, stand between those of a script around it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher runs in WSL there")
class LauncherMessagesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final String MESSAGE = "synram: Unmatched argument at index 0: 'nothing'; see 'synram --help'";

    /** A command that does not exist, with lines before and after it. */
    private static final String SCRIPT = "{ echo before >&2; ./synram nothing; echo after >&2; } ";

    @TempDir
    private Path home = Path.of(".");

    @BeforeEach
    void makeArchive() throws IOException {
        Path scripts = Files.createDirectory(home.resolve("scripts"));
        Files.copy(PROJECT.resolve("synram"), home.resolve("synram"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(PROJECT.resolve("scripts/jdk.sh"), scripts.resolve("jdk.sh"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream file = Files.newOutputStream(
                        Files.createDirectory(home.resolve("lib")).resolve("program.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aFileHasAllLinesInOrder() throws Exception {
        run(SCRIPT + ">messages 2>&1");
        assertThat(messages()).containsExactly("before", MESSAGE, "after");
    }

    @Test
    void aFileThatIsAppendedToKeepsWhatItHeld() throws Exception {
        Files.writeString(home.resolve("messages"), "of yesterday\n");
        run(SCRIPT + "2>>messages");
        assertThat(messages()).containsExactly("of yesterday", "before", MESSAGE, "after");
    }

    /** Not even one that was opened before, whose lines stand behind those of another writer. */
    @Test
    void aFileIsWrittenWhereTheScriptHasCome() throws Exception {
        run("printf '%400s' x >messages; " + SCRIPT + "2<>messages");
        assertThat(String.join("\n", messages())).startsWith("before\n" + MESSAGE + "\nafter\n");
    }

    @Test
    void aPipeHasAllLinesInOrder() throws Exception {
        run(SCRIPT + "2>&1 | cat >messages");
        assertThat(messages()).containsExactly("before", MESSAGE, "after");
    }

    private void run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private Iterable<String> messages() throws IOException {
        return Files.readAllLines(home.resolve("messages"));
    }
}
