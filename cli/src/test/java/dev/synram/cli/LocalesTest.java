package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.files.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What users do with a network, in places that write numbers and times in their own way: other digits, a comma, another
 * lower case of I. Everything said and written has the same bytes everywhere, but for measured durations. The commands run
 * within this process, where the program's own choice of a locale for its libraries has no effect.
 */
@Tag("slow")
class LocalesTest {

    private static final String SAMPLES = "data";

    @TempDir
    private static Path temporary = Path.of(".");

    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void workWithoutPlace() throws IOException {
        expected = work(Locale.ROOT, TimeZone.getTimeZone("UTC"));
    }

    @ParameterizedTest
    @CsvSource({"ar-EG,Africa/Cairo", "tr-TR,Asia/Kathmandu", "de-DE,America/St_Johns"})
    void everythingHasTheSameBytes(String language, String zone) throws IOException {
        Map<String, String> found = work(Locale.forLanguageTag(language), TimeZone.getTimeZone(zone));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
    }

    private static Map<String, String> work(Locale locale, TimeZone zone) throws IOException {
        Locale usualLocale = Locale.getDefault();
        TimeZone usualZone = TimeZone.getDefault();
        // The same for all: a checkpoint contains the place of the data.
        Path folder = Files.createDirectory(temporary.resolve("work"));
        Map<String, String> results = new TreeMap<>();
        try {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            for (List<String> command : commands(folder)) {
                Said said = Said.by(command.toArray(String[]::new));
                results.put(
                        String.join(" ", command).replace(folder.toString(), ""),
                        comparable("%s %s%s".formatted(said.status(), said.out(), said.err()), folder));
            }
        } finally {
            Locale.setDefault(usualLocale);
            TimeZone.setDefault(usualZone);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                results.put(folder.relativize(file).toString(), comparable(content, folder));
            }
        }
        FileTree.delete(folder);
        return results;
    }

    private static List<List<String>> commands(Path folder) throws IOException {
        String data = SyntheticDigits.write(folder.resolve(SAMPLES), 200, 50).toString();
        String out = folder.resolve("out").toString();
        String network = folder.resolve("out/network.synram").toString();
        String second = folder.resolve("out/calibration-2.json").toString();
        String weights =
                Files.writeString(folder.resolve("w.csv"), "63,-63\n-7,5\n").toString();
        String inputs = Files.writeString(folder.resolve("x.csv"), "20,31\n").toString();
        return List.of(
                List.of(
                        "train",
                        "published",
                        "--data",
                        data,
                        "--host-epochs",
                        "1",
                        "--epochs",
                        "1",
                        "--batch",
                        "100",
                        "--fleet",
                        "2",
                        "--threads",
                        "2",
                        "--out",
                        out,
                        "--quiet"),
                List.of("inspect", network),
                List.of("inspect", second),
                List.of(
                        "run",
                        network,
                        "--data",
                        data,
                        "--calibration",
                        second,
                        "--samples",
                        "20",
                        "--no-analysis",
                        "--json",
                        folder.resolve("run.json").toString(),
                        "--report",
                        folder.resolve("run.html").toString(),
                        "--quiet"),
                List.of(
                        "plan",
                        network,
                        "--out",
                        folder.resolve("plan.html").toString(),
                        "--json",
                        folder.resolve("plan.json").toString(),
                        "--quiet"),
                List.of(
                        "multiply",
                        "--weights",
                        weights,
                        "--inputs",
                        inputs,
                        "--calibration",
                        second,
                        "--out",
                        folder.resolve("y.csv").toString(),
                        "--json",
                        folder.resolve("y.json").toString(),
                        "--quiet"),
                List.of("multiply", "--weights", inputs, "--inputs", weights, "--calibration", second),
                List.of("run", network, "--data", weights, "--chip-seed", "1"),
                List.of("calibrate", "--preset", "IDEAL", "--scale", "synapse-gain=-1", "--out", out));
    }

    /** Without what was measured by the clock. */
    private static String comparable(String content, Path folder) {
        return content.replace(folder.toString(), "")
                .replaceAll("(\"(time|\\w*[sS]econds?|\\w*PerSecond)\" ?: )\"?[^\",\\n}]+\"?", "$1measured")
                .replaceAll("[0-9.,]+ (samples/s|s\\b)", "measured")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]+ UTC", "measured");
    }
}
