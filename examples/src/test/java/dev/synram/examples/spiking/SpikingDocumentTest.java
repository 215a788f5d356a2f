package dev.synram.examples.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/spiking.md} shows the examples as they are. */
class SpikingDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "spiking.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(package .*?)^```$");
    private static final int MOST_LINES = 20;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/synram/examples/spiking"))) {
            return files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theDocumentShowsAllExamplesAndNoOthers() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : examples()) {
            sources.add(Files.readString(file));
        }
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertThat(sources).hasSize(6);
        assertThat(blocks).containsExactlyInAnyOrderElementsOf(sources);
    }

    /** Without lines that hold nothing but braces. */
    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreShort(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int first = 0;
        while (!lines.get(first).contains("public static void main(")) {
            first++;
        }
        List<String> body = lines.subList(first + 1, lines.lastIndexOf("    }"));
        assertThat(body.stream().filter(line -> !line.strip().equals("}"))).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
