package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every module can be published, the BOM names those that are, and code checks read all of them. */
class PublishingTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private static Document pom(String folder) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(HOME.resolve(folder).resolve("pom.xml").toFile());
    }

    private static List<String> all(Document pom, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void theBomNamesWhatIsPublished() throws Exception {
        List<String> published = new ArrayList<>();
        for (String module : all(pom("."), "/project/modules/module")) {
            Document pom = pom(module);
            String artifact = XPATH.evaluate("/project/artifactId", pom);
            assertThat(artifact).isEqualTo("synram-" + module);
            assertThat(XPATH.evaluate("/project/parent/version", pom))
                    .as(module)
                    .isEqualTo("${revision}");
            assertThat(XPATH.evaluate("/project/name", pom)).as(module).isNotBlank();
            assertThat(XPATH.evaluate("/project/description", pom)).as(module).isNotBlank();
            boolean isJar = XPATH.evaluate("/project/packaging", pom).isEmpty();
            if (isJar && all(pom, "/project/properties/maven.deploy.skip").isEmpty()) {
                published.add(artifact);
            }
        }
        assertThat(all(pom("bom"), "/project/dependencyManagement//artifactId"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    /** A module that the checks do not name would be compiled without them. */
    @Test
    void allSourcesAreChecked() throws Exception {
        List<String> sources = new ArrayList<>();
        for (String module : all(pom("."), "/project/modules/module")) {
            for (String folder : List.of("src/main/java", "src/test/java")) {
                if (Files.isDirectory(HOME.resolve(module).resolve(folder))) {
                    sources.add("${project.basedir}/../%s/%s".formatted(module, folder));
                }
            }
        }
        assertThat(all(pom("checks"), "//compileSourceRoots/root"))
                .containsExactlyInAnyOrderElementsOf(sources)
                .hasSizeGreaterThan(40);
        assertThat(all(pom("."), "/project/modules/module")).contains("checks");
        assertThat(all(pom("checks"), "//compilerArgs/arg"))
                .contains("-Werror")
                .anyMatch(argument -> argument.startsWith("-Xplugin:ErrorProne") && argument.contains("NullAway"));
    }

    @Test
    void theProgramSaysTheVersionOfItsPom() throws Exception {
        String version = XPATH.evaluate("/project/properties/revision", pom("."));
        assertThat(Said.by("--version").out().strip()).isEqualTo("synram " + version);
    }
}
