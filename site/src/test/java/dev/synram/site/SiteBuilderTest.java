package dev.synram.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteBuilderTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TARGET = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @TempDir
    private Path folder = Path.of(".");

    /** Every link between pages leads to a page and a heading in it, and every picture exists. */
    @Test
    void linksAndPicturesExist() throws IOException {
        new SiteBuilder(HOME, folder).build();
        Map<String, String> pages = new HashMap<>();
        for (Page page : Page.ALL) {
            pages.put(page.file(), Files.readString(folder.resolve(page.file())));
        }
        pages.forEach((name, html) -> {
            Matcher target = TARGET.matcher(html);
            while (target.find()) {
                if (target.group(1).startsWith("http") || target.group(1).startsWith("api/")) {
                    continue;
                }
                String[] parts = target.group(1).split("#", 2);
                String file = parts[0].isEmpty() ? name : parts[0];
                assertThat(folder.resolve(file))
                        .as("%s: %s", name, target.group(1))
                        .exists();
                if (parts.length == 2) {
                    assertThat(pages.get(file))
                            .as("%s: %s", name, target.group(1))
                            .contains("id=\"" + parts[1] + "\"");
                }
            }
        });
        assertThat(pages.get("commands.html"))
                .contains(
                        "<table>",
                        "class=\"here\" aria-current=\"page\">Commands",
                        "<a href=\"#train\" class=\"section\">train</a>");
    }

    /** Every section of every page is found, under an address that exists; the script needs no server. */
    @Test
    void theSearchKnowsEverySection() throws IOException {
        new SiteBuilder(HOME, folder).build();
        String script = Files.readString(folder.resolve("search-index.js"));
        assertThat(script).startsWith("const searchIndex = [").endsWith("];\n").hasSizeLessThan(1_000_000);
        JsonNode index = JsonMapper.shared().readTree(script.substring(script.indexOf('['), script.lastIndexOf(';')));
        int headings = 0;
        for (Page page : Page.ALL) {
            headings += Files.readString(folder.resolve(page.file())).split("<h[1-6] ", -1).length - 1;
        }
        assertThat(index).hasSize(headings);
        for (JsonNode section : index) {
            String[] address = section.required("url").asString().split("#", 2);
            assertThat(Files.readString(folder.resolve(address[0]))).contains("id=\"" + address[1] + "\"");
            assertThat(section.required("title").asString()).isNotBlank();
        }
        assertThat(script).contains("\"url\":\"commands.html#train\"", "--initial-weights W quantized");
        assertThat(Files.readString(folder.resolve("site.js"))).doesNotContain("fetch(", "innerHTML", "http");
    }

    @Test
    void everyDocumentIsAPage() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("docs"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".md"))
                            .map(HOME::relativize)
                            .toList())
                    .isSubsetOf(Page.ALL.stream().map(Page::source).toList());
        }
    }
}
