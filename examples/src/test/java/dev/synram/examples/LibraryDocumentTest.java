package dev.synram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** {@code docs/library.md} shows the examples as they are, and its sample project is one that Maven can build. */
class LibraryDocumentTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final int MOST_IMPORTS = 8;
    private static final int MOST_LINES = 15;
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/synram/examples"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(HOME.resolve("docs/library.md")));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    @Test
    void theDocumentShowsAllExamplesAndNoOthers() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : examples()) {
            sources.add(Files.readString(file));
        }
        assertThat(sources).hasSize(5);
        assertThat(blocks("java").stream().filter(block -> block.startsWith("package ")))
                .containsExactlyInAnyOrderElementsOf(sources);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreShort(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.stream().filter(line -> line.startsWith("import "))).hasSizeLessThanOrEqualTo(MOST_IMPORTS);
        int first = lines.indexOf("    public static void main(String[] arguments) {") + 1;
        assertThat(first).isPositive();
        assertThat(lines.subList(
                        first, first + lines.subList(first, lines.size()).indexOf("    }")))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Plugins are those of our own build, so that a user has them already. */
    @Test
    void theSampleProjectUsesWhatThereIs() throws Exception {
        Document ours = parse(Files.readAllBytes(HOME.resolve("pom.xml")));
        Document bom = parse(Files.readAllBytes(HOME.resolve("bom/pom.xml")));
        Document sample = parse(blocks("xml").getFirst().getBytes(StandardCharsets.UTF_8));
        assertThat(texts(sample, "/project/modelVersion")).containsExactly("4.0.0");
        assertThat(texts(sample, "/project/properties/maven.compiler.release"))
                .isEqualTo(texts(ours, "/project/properties/maven.compiler.release"));
        assertThat(texts(sample, "//dependencyManagement//artifactId")).containsExactly("synram-bom");
        assertThat(texts(sample, "//dependencyManagement//version"))
                .isEqualTo(texts(ours, "/project/properties/revision"));
        assertThat(texts(bom, "//dependencyManagement//artifactId"))
                .containsAll(texts(sample, "/project/dependencies/dependency/artifactId"));
        List<String> plugins = texts(sample, "//plugin/artifactId");
        assertThat(plugins).isNotEmpty();
        for (String plugin : plugins) {
            assertThat(texts(sample, "//plugin[artifactId='%s']/version".formatted(plugin)))
                    .as(plugin)
                    .isEqualTo(texts(ours, "/project/build//plugin[artifactId='%s']/version".formatted(plugin)));
        }
    }
}
