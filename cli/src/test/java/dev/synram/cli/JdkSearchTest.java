package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which JDK the scripts take, among folders that look like JDKs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "folders have other names in the shell there")
class JdkSearchTest {

    private static final Path SCRIPT =
            Path.of("../scripts/jdk.sh").toAbsolutePath().normalize();

    @TempDir
    private Path folder = Path.of(".");

    private Path jdk(String place, String version) throws IOException {
        Path jdk = folder.resolve(place);
        Path compiler = jdk.resolve("bin/javac");
        Files.createDirectories(compiler.getParent());
        Files.createFile(compiler);
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    /** What the script says and answers, in a home with the JDKs of {@code .jdks}. */
    private String said(String command, Map<String, Path> places) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", ". '%s'; %s".formatted(SCRIPT, command)).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("HOME", folder.toString());
        places.forEach((name, place) -> builder.environment()
                .merge(name, place.toString(), (before, now) -> name.equals("PATH") ? now + "/bin:" + before : now));
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private String chosen(Map<String, Path> places) throws IOException {
        return said("echo \"$JAVA_HOME\"", places);
    }

    @ParameterizedTest
    @CsvSource({
        "25, 25000000",
        "25-ea, 25000000",
        "25.0.3, 25000003",
        "25.0.10, 25000010",
        "25.0.3.1, 25000003",
        "26.1.2, 26001002",
        "1.8.0_402, 1008000"
    })
    void versionsAreCompared(String version, int number) throws IOException {
        assertThat(said("jdk_number %s; echo $number".formatted(version), Map.of("JAVA_HOME", jdk("jdk", "25.0.3"))))
                .isEqualTo(String.valueOf(number));
    }

    @Test
    void javaHomeIsTheUsersChoice() throws IOException {
        jdk(".jdks/newer", "999");
        Path sound = jdk("sound", "25.0.3");
        assertThat(chosen(Map.of("JAVA_HOME", sound))).isEqualTo(sound.toString());
    }

    @Test
    void anUnsoundJdkIsTakenWithAWarning() throws IOException {
        Path unsound = jdk("unsound", "25.0.2");
        assertThat(chosen(Map.of("JAVA_HOME", unsound)).lines())
                .hasSize(2)
                .contains(unsound.toString())
                .anyMatch(line -> line.contains("warning: JDK 25.0.2"));
    }

    @Test
    void thePathComesNextUnlessItsJdkIsUnsound() throws IOException {
        Path newer = jdk(".jdks/newer", "999");
        Path old = jdk("old", "17.0.15");
        Path sound = jdk("sound", "25.0.3");
        Path unsound = jdk("unsound", "25.0.2");
        assertThat(chosen(Map.of("JAVA_HOME", old, "PATH", sound))).isEqualTo(sound.toString());
        assertThat(chosen(Map.of("JAVA_HOME", old, "PATH", unsound))).isEqualTo(newer.toString());
        assertThat(chosen(Map.of("PATH", old))).isEqualTo(newer.toString());
    }
}
