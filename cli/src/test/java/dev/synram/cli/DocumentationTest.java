package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.onnx.FloatExport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the documents show works: commands are understood, Java runs, links lead somewhere. */
class DocumentationTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`\\./synram ([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @TempDir
    private Path folder = Path.of(".");

    record Snippet(Path file, String language, String text) {
        @Override
        public String toString() {
            return file.getFileName() + ": " + text.lines().findFirst().orElse("");
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md"), HOME.resolve("SECURITY.md")));
        try (Stream<Path> files = Files.list(HOME.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path file : documents()) {
            Matcher block = BLOCK.matcher(Files.readString(file));
            while (block.find()) {
                snippets.add(new Snippet(file, block.group(1), block.group(2)));
            }
        }
        return snippets;
    }

    private static List<Snippet> snippets(String language) throws IOException {
        return snippets().stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    static List<Snippet> shell() throws IOException {
        return snippets("sh");
    }

    static List<Snippet> java() throws IOException {
        return snippets("java").stream()
                .filter(snippet -> !snippet.text().startsWith("package dev.synram.examples"))
                .toList();
    }

    /** Formulas are text. */
    @Test
    void allSnippetsAreOfAKindThatIsTested() throws IOException {
        assertThat(snippets())
                .extracting(Snippet::language)
                .isSubsetOf("sh", "java", "xml", "text", "yaml") // YAML: SweepFileTest
                .hasSizeGreaterThan(20);
    }

    /** Every option exists and every value is of its type; what is no command of ours is one of the tools named here. */
    @ParameterizedTest
    @MethodSource("shell")
    void commandsAreUnderstood(Snippet snippet) {
        for (String line : snippet.text().lines().toList()) {
            String command = line.replaceFirst("(^|\\s+)#.*$", "").strip();
            if (command.startsWith("./synram ")) {
                assertUnderstood(command.substring("./synram ".length()));
            } else if (!command.isEmpty()) {
                assertThat(command)
                        .containsPattern(
                                "^(export JAVA_HOME=|\\./check|scripts/site.sh|scripts/sweep-cluster.sh|mvn |java |source <\\(\\./synram completion\\))");
            }
        }
    }

    private static void assertUnderstood(String command) {
        assertThatCode(() -> Main.commandLine().parseArgs(command.split("\\s+", -1)))
                .as(command)
                .doesNotThrowAnyException();
    }

    static List<Path> allDocuments() throws IOException {
        return documents();
    }

    /** A user who types all commands of a document, one after the other, loses no result. */
    @ParameterizedTest
    @MethodSource("allDocuments")
    void commandsDoNotOverwriteEachOther(Path document) throws IOException {
        Map<String, String> commands = new TreeMap<>();
        for (Snippet snippet : shell()) {
            if (!snippet.file().equals(document)) {
                continue;
            }
            for (String line : snippet.text().lines().toList()) {
                String command = line.replaceFirst("(^|\\s+)#.*$", "").strip();
                if (command.startsWith("./synram ") && !command.matches(".* --(resume|help|example).*")) {
                    for (String place : places(command.substring("./synram ".length()))) {
                        assertThat(commands.getOrDefault(place, command))
                                .as(place)
                                .isEqualTo(command);
                        commands.put(place, command);
                    }
                }
            }
        }
    }

    /** The files that a command writes, or its folder with the kind of files that it writes there. */
    private static List<String> places(String command) {
        ParseResult parsed = Main.commandLine().parseArgs(command.split("\\s+", -1));
        if (!parsed.hasSubcommand()) {
            return List.of();
        }
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandSpec spec = parsed.commandSpec();
        String training =
                spec.name().equals("mnist") ? "train" : spec.qualifiedName().replaceFirst("^synram ", "");
        return Stream.of("--out", "--report", "--json")
                .map(spec::findOption)
                .filter(option -> option != null && option.getValue() != null)
                .map(option -> option.paramLabel().equals("DIR")
                        ? training + " in " + option.getValue()
                        : option.getValue().toString())
                .toList();
    }

    /** Commands within sentences and tables, where N and B stand for numbers; a command alone names itself. */
    @Test
    void commandsInSentencesAreUnderstood() throws IOException {
        int commands = 0;
        for (Path document : documents()) {
            Matcher inline = INLINE.matcher(Files.readString(document));
            while (inline.find()) {
                String command = inline.group(1).replaceAll("\\s+", " ").replaceAll(" [BN]\\b", " 1");
                if (command.contains(" ") && !command.startsWith("help ")) {
                    assertUnderstood(command);
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThan(5);
    }

    /**
     * Java snippets run as programs of their own, in a folder with a network in {@code net.onnx}. Those of module examples are
     * run there.
     */
    @ParameterizedTest
    @MethodSource("java")
    @Tag("slow")
    void javaRuns(Snippet snippet) throws Exception {
        List<String> imports = snippet.text()
                .lines()
                .filter(line -> line.startsWith("import "))
                .toList();
        List<String> body = snippet.text()
                .lines()
                .filter(line -> !line.startsWith("import "))
                .toList();
        String program = snippet.text().contains("public static void main(")
                ? snippet.text()
                : String.join("\n", imports)
                        + "\nclass Snippet { public static void main(String[] arguments) throws Exception {\n"
                        + String.join("\n", body)
                        + "\n} }\n";
        Files.writeString(folder.resolve("Snippet.java"), program);
        Files.write(folder.resolve("net.onnx"), network());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-Dsynram.calibrations=" + System.getProperty("synram.calibrations", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "Snippet.java")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
    }

    private static byte[] network() {
        Network network = Network.mnist();
        Random random = new Random(1);
        List<FloatWeights> weights = new ArrayList<>();
        for (Parameter parameter : Parameter.ofFloat(network)) {
            float[] values = new float[parameter.rows() * parameter.columns()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() / Math.sqrt(parameter.rows()));
            }
            weights.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return FloatExport.write(new FloatNetwork(network, weights), Map.of());
    }

    /** The code of a quick start, imports and braces alone apart, is short. */
    @Test
    void theQuickStartIsShort() throws IOException {
        Snippet first = java().stream()
                .filter(snippet -> snippet.text().contains("OnnxFile.read"))
                .findFirst()
                .orElseThrow();
        assertThat(first.text()
                        .lines()
                        .filter(line -> !line.startsWith("import ") && !line.isBlank())
                        .toList())
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void dependenciesAreArtifactsOfOurs() throws Exception {
        for (Snippet snippet : snippets("xml")) {
            NodeList groups = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(snippet.text().getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("groupId");
            assertThat(groups.getLength()).isPositive();
            for (int i = 0; i < groups.getLength(); i++) {
                if (groups.item(i).getTextContent().equals("dev.synram")) {
                    Element artifact = (Element) groups.item(i).getParentNode();
                    String name =
                            artifact.getElementsByTagName("artifactId").item(0).getTextContent();
                    assertThat(HOME.resolve(name.replaceFirst("^synram-", "")).resolve("pom.xml"))
                            .exists();
                }
            }
        }
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                if (target.startsWith("http")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                assertThat(file).as("%s: %s", document.getFileName(), target).exists();
                if (parts.length == 2) {
                    assertThat(anchors(file))
                            .as("%s: %s", document.getFileName(), target)
                            .contains(parts[1]);
                }
            }
        }
    }

    /** Headings as they become anchors: small letters, digits and hyphens. */
    private static List<String> anchors(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
